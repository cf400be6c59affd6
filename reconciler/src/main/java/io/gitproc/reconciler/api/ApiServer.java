package io.gitproc.reconciler.api;

import io.gitproc.reconciler.os.FailPoint;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API of the daemon on its unix socket.
 *
 * <p>Threads: a few of its own, bounded however many clients there are.
 */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final int THREADS_MAX = 6;
    private static final int CONNECTIONS_MAX = 256;
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);
    private static final Duration SILENCE_MAX_WHEN_FULL = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final SocketFile file;
    private final Server server;
    private final Streams streams;

    private ApiServer(SocketFile file, Server server, Streams streams) {
        this.file = file;
        this.server = server;
        this.streams = streams;
    }

    /**
     * Listens. A socket that a dead daemon left behind is replaced.
     *
     * @throws IOException with a sentence, when somebody listens there already or the place cannot be used
     */
    public static ApiServer open(Path socket, Control control, Program program) throws IOException {
        return open(socket, control, program, connection -> Optional.empty());
    }

    /**
     * The same where it can be told who logged in.
     *
     * @param logins by connection; any thread
     */
    public static ApiServer open(
            Path socket, Control control, Program program, Function<SocketChannel, Optional<String>> logins)
            throws IOException {
        return open(socket, control, program, logins, TextForm.none());
    }

    /** The same that also answers people, as the command does. */
    public static ApiServer open(
            Path socket,
            Control control,
            Program program,
            Function<SocketChannel, Optional<String>> logins,
            Texts texts)
            throws IOException {
        return open(socket, control, program, logins, TextForm.of(texts, control.reads()::log, Clock.systemUTC()));
    }

    private static ApiServer open(
            Path socket,
            Control control,
            Program program,
            Function<SocketChannel, Optional<String>> logins,
            TextForm texts)
            throws IOException {
        SocketFile file = new SocketFile(socket);
        file.claim();
        QueuedThreadPool threads = ServerParts.threads("api", THREADS_MAX);
        Streams streams = Streams.of(control.reads(), Rows.none());
        Server server = new Server(threads);
        server.addConnector(connector(server, socket));
        server.addBean(limit(server));
        List<Route> routes = new Endpoints(new ReadEndpoints(program, control.reads(), streams), control).routes();
        server.setHandler(new ApiHandler(routes, Access.ofProcess(), logins, threads, texts));
        server.setErrorHandler(Fault::explain);
        server.setStopTimeout(FAREWELL.toMillis());
        ApiServer api = new ApiServer(file, server, streams);
        api.start();
        return api;
    }

    /** Stops to listen, and ends what is being sent after a second. The socket is removed. */
    @Override
    public void close() throws IOException {
        streams.close();
        stop();
        file.remove();
    }

    private void start() throws IOException {
        try {
            FailPoint.OF_PROCESS.before("listen");
            server.start();
            FailPoint.OF_PROCESS.before("restrict");
            file.restrict();
            FailPoint.OF_PROCESS.after("listen");
        } catch (Exception e) {
            close();
            throw new IOException("cannot listen on " + file.path() + ": " + reason(e), e);
        }
    }

    private void stop() throws IOException {
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.debug("somebody still read, and was cut off", e);
        } catch (Exception e) {
            throw new IOException("cannot stop to listen on " + file.path() + ": " + reason(e), e);
        }
    }

    /** Who began a request and stopped makes room soon for those who have something to ask. */
    private static NetworkConnectionLimit limit(Server server) {
        NetworkConnectionLimit limit = new NetworkConnectionLimit(CONNECTIONS_MAX, server);
        limit.setEndPointIdleTimeout(SILENCE_MAX_WHEN_FULL.toMillis());
        return limit;
    }

    private static UnixDomainServerConnector connector(Server server, Path socket) {
        UnixDomainServerConnector connector =
                new UnixDomainServerConnector(server, 0, 1, new HttpConnectionFactory(ServerParts.http()));
        connector.setUnixDomainPath(socket);
        connector.setIdleTimeout(SILENCE_MAX.toMillis());
        return connector;
    }

    private static String reason(Exception e) {
        return Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName());
    }
}
