package io.gitproc.reconciler.api;

import io.gitproc.reconciler.config.DashboardSettings;
import io.gitproc.reconciler.config.ListenAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.DoSHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where browsers, scrapers and scripts look at this host: TCP, and reading alone.
 *
 * <p>A server of its own, so that whoever looks takes nothing from the commands: few threads, bounded connections and a
 * bounded rate.
 */
public final class DashboardServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardServer.class);
    private static final int THREADS_MAX = 6;
    private static final int CONNECTIONS_MAX = 96;
    private static final int REQUESTS_A_SECOND = 100;
    private static final int CALLERS_MAX = 1024;
    private static final int TOO_MANY = 429;
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofMillis(200);

    private final Server server;
    private final ServerConnector connector;
    private final Streams streams;

    private DashboardServer(Server server, ServerConnector connector, Streams streams) {
        this.server = server;
        this.connector = connector;
        this.streams = streams;
    }

    /**
     * Listens.
     *
     * @throws IOException with a sentence, when the address cannot be used
     */
    public static DashboardServer open(DashboardSettings settings, Program program, Reads reads, Pages pages)
            throws IOException {
        Server server = new Server(ServerParts.threads("dashboard", THREADS_MAX));
        ServerConnector connector = ServerParts.tcp(server, settings.listen(), ServerParts.http(), SILENCE_MAX);
        Streams streams = Streams.of(reads, pages.rows());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, server));
        List<Route> routes = new ReadEndpoints(program, reads, streams).routes(settings.logs());
        server.setHandler(unhurried(new DashboardHandler(doorkeeper(settings, program), routes, pages)));
        server.setErrorHandler(DashboardServer::explain);
        server.setStopTimeout(FAREWELL.toMillis());
        DashboardServer dashboard = new DashboardServer(server, connector, streams);
        dashboard.start(settings.listen());
        return dashboard;
    }

    private static Doorkeeper doorkeeper(DashboardSettings settings, Program program) {
        List<String> names = new ArrayList<>(settings.hosts());
        names.add(settings.listen().host());
        names.add(program.host().name());
        return new Doorkeeper(new HostNames(names), settings.tokenFile().map(AccessToken::new));
    }

    /** Jetty counts by address. */
    private static Handler unhurried(Handler handler) {
        return new DoSHandler(
                handler,
                DoSHandler.ID_FROM_REMOTE_ADDRESS,
                new DoSHandler.LeakingBucketTrackerFactory(REQUESTS_A_SECOND),
                new DoSHandler.StatusRejectHandler(TOO_MANY),
                CALLERS_MAX);
    }

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    private void start(ListenAddress address) throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IOException("cannot listen on " + address + ": " + ServerParts.reason(e), e);
        }
    }

    /** What Jetty itself refuses, such as a header that is too long. */
    private static boolean explain(Request request, Response response, Callback callback) throws IOException {
        DashboardHandler.protect(response);
        return Fault.explain(request, response, callback);
    }

    /** Stops to listen, and cuts off whoever still reads. */
    @Override
    public void close() throws IOException {
        streams.close();
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.debug("somebody still looked, and was cut off", e);
        } catch (Exception e) {
            throw new IOException("cannot stop to listen for the dashboard: " + ServerParts.reason(e), e);
        }
    }
}
