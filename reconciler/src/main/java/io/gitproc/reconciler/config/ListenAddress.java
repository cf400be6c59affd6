package io.gitproc.reconciler.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to listen on TCP: {@code 127.0.0.1:9000}, {@code [::1]:9000}, {@code example.org:9000}.
 *
 * @param port 0 takes any that is free
 */
public record ListenAddress(String host, int port) {
    private static final Pattern TEXT = Pattern.compile("(?:([A-Za-z0-9._-]+)|\\[([0-9A-Fa-f:.%]+)]):([0-9]{1,5})");
    private static final int PORT_MAX = 0xffff;

    static ListenAddress parse(String text) throws BadValueException {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > PORT_MAX) {
            throw new BadValueException("is not an address to listen on", "write host:port, such as 127.0.0.1:9000");
        }
        String host = Optional.ofNullable(parts.group(1)).orElseGet(() -> parts.group(2));
        return new ListenAddress(host, Integer.parseInt(parts.group(3)));
    }

    /** Whether only this host can reach it. By what is written: a name is asked of nobody. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
