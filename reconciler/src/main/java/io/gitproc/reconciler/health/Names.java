package io.gitproc.reconciler.health;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;

/**
 * Looks names of hosts up, beside everything else: Java cannot end a look-up that hangs. Addresses and {@code localhost}
 * need none, so that a name server that is down fails only the checks that ask it.
 *
 * <p>Threads: a few, which end when there is nothing to do.
 */
final class Names implements AutoCloseable {
    private static final int THREADS = 4;
    private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final ThreadPoolExecutor pool;

    Names() {
        this.pool = Workers.of("names", THREADS);
    }

    /**
     * The addresses of the host that an inquiry is about, at least one; a name that has none ends the inquiry.
     *
     * @param next gets them, on any thread
     */
    void find(Inquiry inquiry, Consumer<List<InetAddress>> next) {
        String host = bare(inquiry.question().target().getHost());
        if (isAddress(host) || host.equalsIgnoreCase("localhost")) {
            look(inquiry, host, next);
        } else {
            pool.execute(() -> look(inquiry, host, next));
        }
    }

    private static void look(Inquiry inquiry, String host, Consumer<List<InetAddress>> next) {
        try {
            if (!inquiry.isOver()) {
                next.accept(addresses(host));
            }
        } catch (UnknownHostException unknown) {
            inquiry.answer(Verdict.failed("no host has the name " + host));
        }
    }

    private static List<InetAddress> addresses(String host) throws UnknownHostException {
        return host.equalsIgnoreCase("localhost")
                ? List.of(InetAddress.getByAddress(LOOPBACK_4), InetAddress.getByAddress(LOOPBACK_6))
                : List.of(InetAddress.getAllByName(host));
    }

    /** Without the brackets of an IPv6 address. */
    static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9]+([.][0-9]+){3}");
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
