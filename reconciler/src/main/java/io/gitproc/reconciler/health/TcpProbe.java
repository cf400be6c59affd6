package io.gitproc.reconciler.health;

import java.net.InetSocketAddress;

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
        int port = inquiry.question().target().getPort();
        inquiry.begin();
        names.find(
                inquiry,
                addresses -> connections.open(
                        inquiry,
                        addresses.stream()
                                .map(address -> new InetSocketAddress(address, port))
                                .toList(),
                        new Greeting()));
    }
}
