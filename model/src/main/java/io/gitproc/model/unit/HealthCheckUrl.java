package io.gitproc.model.unit;

import java.net.URI;
import java.net.URISyntaxException;

/** Reads {@code HealthCheckURL=}. What a scheme does is for the probe that has its name. */
final class HealthCheckUrl {
    private static final String HINT =
            "write http://host:port/path, https://…, tcp://host:port, unix:///path/socket or exec:///path/program";

    private HealthCheckUrl() {}

    static Outcome<URI> parse(String text) {
        try {
            return check(new URI(text));
        } catch (URISyntaxException e) {
            return Outcome.bad(Math.min(Math.max(e.getIndex(), 0), text.length()), "is not a URL", HINT);
        }
    }

    private static Outcome<URI> check(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme();
        return switch (scheme) {
            case "http", "https" -> url.getHost() == null ? bad("names no host") : Outcome.good(url);
            case "tcp" ->
                url.getHost() == null || url.getPort() < 1 ? bad("names no host with a port") : Outcome.good(url);
            case "unix", "exec" -> isPath(url) ? Outcome.good(url) : bad("names no absolute path");
            case "" -> bad("has no scheme");
            default -> bad("has the scheme " + Quoted.of(scheme) + ", for which there is no check");
        };
    }

    private static boolean isPath(URI url) {
        return url.getAuthority() == null
                && url.getPath() != null
                && UnixPath.absolute(url.getPath()).isPresent();
    }

    private static Outcome<URI> bad(String predicate) {
        return Outcome.bad(0, predicate, HINT);
    }
}
