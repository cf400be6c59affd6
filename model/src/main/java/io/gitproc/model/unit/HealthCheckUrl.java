package io.gitproc.model.unit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Reads {@code HealthCheckURL=}. What a scheme does is for the probe that has its name. */
final class HealthCheckUrl {
    private static final String HINT =
            "write http://host:port/path, https://…, tcp://host:port, unix:///path/socket or exec:///path/program?arg=…";
    private static final String SECRET_HINT =
            "whoever can read the repository could read it: let the service answer its check without a password";
    private static final String ARGUMENTS_HINT = "write exec:///path/program?arg=one&arg=two, with %20 for a blank";
    private static final int PORT_MAX = 65_535;
    private static final int NO_PORT = -1;

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
            case "http", "https" -> server(url);
            case "tcp" -> url.getPort() == NO_PORT ? bad("names no host with a port") : server(url);
            case "unix" -> isPath(url) ? Outcome.good(url) : bad("names no absolute path");
            case "exec" -> isPath(url) ? command(url) : bad("names no absolute path");
            case "" -> bad("has no scheme");
            default -> bad("has the scheme " + Quoted.of(scheme) + ", for which there is no check");
        };
    }

    private static Outcome<URI> server(URI url) {
        if (url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
            return Outcome.bad(0, "holds a user or a password", SECRET_HINT);
        }
        if (url.getHost() == null) {
            return bad("names no host");
        }
        boolean isPort = url.getPort() == NO_PORT || (url.getPort() > 0 && url.getPort() <= PORT_MAX);
        return isPort ? Outcome.good(url) : bad("names a port that is not from 1 to " + PORT_MAX);
    }

    private static Outcome<URI> command(URI url) {
        boolean isCall = url.getRawQuery() == null
                || List.of(url.getRawQuery().split("&", -1)).stream().allMatch(HealthCheckUrl::isArgument);
        return isCall
                ? Outcome.good(url)
                : Outcome.bad(0, "gives the program something that is not arg=…", ARGUMENTS_HINT);
    }

    private static boolean isArgument(String parameter) {
        return parameter.startsWith("arg=") && !parameter.contains("%00");
    }

    private static boolean isPath(URI url) {
        return url.getRawAuthority() == null
                && url.getPath() != null
                && UnixPath.absolute(url.getPath()).isPresent();
    }

    private static Outcome<URI> bad(String predicate) {
        return Outcome.bad(0, predicate, HINT);
    }
}
