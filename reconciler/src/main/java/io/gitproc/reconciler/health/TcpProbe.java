package io.gitproc.reconciler.health;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** {@code tcp://host:port}; passed when the connection is accepted. */
final class TcpProbe implements Probe {
    @Override
    public Verdict check(URI target, Duration timeout) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(target.getHost(), target.getPort()), Math.toIntExact(timeout.toMillis()));
            return Verdict.passed("connected");
        }
    }
}
