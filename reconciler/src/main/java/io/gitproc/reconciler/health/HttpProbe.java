package io.gitproc.reconciler.health;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * {@code GET} of an http or https URL; passed is any status from 200 to 399. Redirects are not followed: the service itself
 * is asked.
 */
final class HttpProbe implements Probe {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int NO_PORT = -1;

    private final Connections connections;
    private final Names names;
    private final Supplier<SSLContext> trust;

    /** @param trust says which certificates are good; asked at the first https URL, since it takes memory */
    HttpProbe(Connections connections, Names names, Supplier<SSLContext> trust) {
        this.connections = connections;
        this.names = names;
        this.trust = trust;
    }

    @Override
    public void ask(Inquiry inquiry) {
        connections.hand(inquiry, () -> {
            inquiry.begin();
            names.find(inquiry, addresses -> ask(inquiry, addresses));
        });
    }

    private void ask(Inquiry inquiry, List<InetAddress> addresses) {
        URI target = inquiry.question().target();
        boolean isSecret = target.getScheme().equals("https");
        int port = target.getPort() == NO_PORT ? (isSecret ? HTTPS : HTTP) : target.getPort();
        Dialogue exchange = new HttpExchange(target);
        connections.open(
                inquiry,
                addresses.stream()
                        .map(address -> new InetSocketAddress(address, port))
                        .toList(),
                isSecret ? TlsSession.with(trust.get(), Names.bare(target.getHost()), port, exchange) : exchange);
    }
}
