package io.gitproc.reconciler.health;

import java.net.UnixDomainSocketAddress;
import java.util.List;

/** {@code unix:///path/socket}; passed when the connection is accepted. */
final class UnixProbe implements Probe {
    private final Connections connections;

    UnixProbe(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void ask(Inquiry inquiry) {
        connections.hand(inquiry, () -> {
            inquiry.begin();
            String path = inquiry.question().target().getPath();
            connections.open(inquiry, List.of(UnixDomainSocketAddress.of(path)), new Greeting());
        });
    }
}
