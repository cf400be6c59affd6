package io.gitproc.reconciler.health;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** {@code tcp://host:port}; passed when the connection is accepted. */
final class TcpProbe implements Probe {
    private final Connections connections;
    private final Names names;

    TcpProbe(Connections connections, Names names) {
        this.connections = connections;
        this.names = names;
    }

    @Override
    public void ask(Inquiry inquiry) {
        connections.hand(inquiry, () -> {
            inquiry.begin();
            names.find(inquiry, addresses -> ask(inquiry, addresses));
        });
    }

    private void ask(Inquiry inquiry, List<InetAddress> addresses) {
        int port = inquiry.question().target().getPort();
        connections.open(
                inquiry,
                addresses.stream()
                        .map(address -> new InetSocketAddress(address, port))
                        .toList(),
                new Greeting());
    }
}
