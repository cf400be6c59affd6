package io.gitproc.reconciler.api;

import io.gitproc.reconciler.config.DashboardSettings;
import io.gitproc.reconciler.config.ListenAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.DoSHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
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
    private static final int HEADER_BYTES_MAX = 8 * 1024;
    private static final int REQUESTS_A_SECOND = 100;
    private static final int CALLERS_MAX = 1024;
    private static final int TOO_MANY = 429;
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofMillis(200);

    private final Server server;
    private final ServerConnector connector;
    private final Followers followers;
    private final EventFeed events;

    private DashboardServer(Server server, ServerConnector connector, Followers followers, EventFeed events) {
        this.server = server;
        this.connector = connector;
        this.followers = followers;
        this.events = events;
    }

    /**
     * Listens.
     *
     * @throws IOException with a sentence, when the address cannot be used
     */
    public static DashboardServer open(DashboardSettings settings, Program program, Reads reads, Pages pages)
            throws IOException {
        Server server = new Server(threads());
        ServerConnector connector = connector(server, settings.listen());
        Followers followers = new Followers();
        EventFeed events = new EventFeed(reads, pages.rows());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, server));
        List<Route> routes = new ReadEndpoints(program, reads, followers, events).routes(settings.logs());
        server.setHandler(unhurried(new DashboardHandler(doorkeeper(settings, program), routes, pages)));
        server.setErrorHandler(DashboardServer::explain);
        server.setStopTimeout(FAREWELL.toMillis());
        DashboardServer dashboard = new DashboardServer(server, connector, followers, events);
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
            throw new IOException("cannot listen on " + address + ": " + reason(e), e);
        }
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, 1);
        threads.setName("dashboard");
        threads.setReservedThreads(0);
        threads.setDaemon(true);
        return threads;
    }

    private static ServerConnector connector(Server server, ListenAddress address) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(HEADER_BYTES_MAX);
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(http));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(SILENCE_MAX.toMillis());
        return connector;
    }

    /** What Jetty itself refuses, such as a header that is too long. */
    private static boolean explain(Request request, Response response, Callback callback) throws IOException {
        DashboardHandler.protect(response);
        return Fault.explain(request, response, callback);
    }

    private static String reason(Exception e) {
        Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
        return Optional.ofNullable(cause.getMessage())
                .orElseGet(() -> cause.getClass().getSimpleName());
    }

    /** Stops to listen, and cuts off whoever still reads. */
    @Override
    public void close() throws IOException {
        followers.close();
        events.close();
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.debug("somebody still looked, and was cut off", e);
        } catch (Exception e) {
            throw new IOException("cannot stop to listen for the dashboard: " + reason(e), e);
        }
    }
}
