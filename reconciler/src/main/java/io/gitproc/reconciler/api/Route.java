package io.gitproc.reconciler.api;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * One row of the table of what can be asked.
 *
 * @param method {@code GET} (which answers {@code HEAD} too) or {@code POST}
 * @param path its segments; one of them may be {@link #ANY}
 * @param fields what the body may have
 */
record Route(String method, List<String> path, List<String> fields, Endpoint endpoint) {
    private static final String ANY = "{}";

    /** What answers; at once, or when the daemon has done it. */
    interface Endpoint {
        CompletableFuture<Answer> answer(Call call) throws FaultException;
    }

    static Route get(String path, Endpoint endpoint) {
        return new Route("GET", segments(path), List.of(), endpoint);
    }

    static Route post(String path, List<String> fields, Endpoint endpoint) {
        return new Route("POST", segments(path), fields, endpoint);
    }

    static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    boolean isAt(List<String> asked) {
        return asked.size() == path.size()
                && IntStream.range(0, path.size()).allMatch(i -> fits(path.get(i), asked.get(i)));
    }

    boolean takes(String asked) {
        return method.equals(asked) || (method.equals("GET") && asked.equals("HEAD"));
    }

    /** Whether it changes something. */
    boolean acts() {
        return method.equals("POST");
    }

    String allows() {
        return method.equals("GET") ? "GET, HEAD" : method;
    }

    /** What the caller put in the place of the braces; empty when the route has none. */
    String captured(List<String> asked) {
        int at = path.indexOf(ANY);
        return at < 0 ? "" : asked.get(at);
    }

    private static boolean fits(String expected, String asked) {
        return expected.equals(ANY) ? !asked.isEmpty() : expected.equals(asked);
    }
}
