package io.gitproc.reconciler.api;

import io.gitproc.model.unit.UnitName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Gives an answer as text to who asks for {@code text/plain}: what {@code gitproc list} and {@code gitproc status} print.
 * Of all else there is the answer as it is.
 *
 * @param pages by the path of their route
 */
record TextForm(Map<List<String>, Page> pages, Clock clock) {

    /** What is shown of a route's JSON. */
    private interface Page {
        Texts.Text of(byte[] json, Call call, Look look) throws IOException, FaultException;
    }

    /** Everybody gets JSON. */
    static TextForm none() {
        return new TextForm(Map.of(), Clock.systemUTC());
    }

    /** @param logs the file of a unit's output */
    static TextForm of(Texts texts, Function<UnitName, Path> logs, Clock clock) {
        return new TextForm(
                Map.of(
                        Route.segments("/api/v1/status"),
                        (json, call, look) -> host(texts, json, call, look),
                        Route.segments("/api/v1/units/{}"),
                        (json, call, look) -> texts.status(json, end(logs.apply(call.unit())), look)),
                clock);
    }

    private static Texts.Text host(Texts texts, byte[] json, Call call, Look look) throws IOException, FaultException {
        String shown = call.parameter("show").orElse("status");
        return switch (shown) {
            case "status" -> texts.status(json, look);
            case "list" -> texts.list(json, look);
            case "units" -> texts.names(json, Texts.Names.UNITS);
            case "commits" -> texts.names(json, Texts.Names.COMMITS);
            default ->
                throw new FaultException(Fault.badRequest(
                        "show=" + shown + " is not known", "understood: status, list, units, commits"));
        };
    }

    private static ByteArrayInputStream end(Path log) throws IOException {
        return new ByteArrayInputStream(Tail.end(log, LogQuery.last(Texts.LOG_LINES)));
    }

    CompletableFuture<Answer> of(CompletableFuture<Answer> answer, Route route, Call call, Request request)
            throws FaultException {
        Optional<Page> page = Optional.ofNullable(pages.get(route.path())).filter(any -> isWanted(request));
        Look look = Look.of(call, clock.instant());
        return page.isEmpty() ? answer : answer.thenCompose(found -> shown(found, page.get(), call, look));
    }

    private static boolean isWanted(Request request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeader.ACCEPT))
                .filter("text/plain"::equals)
                .isPresent();
    }

    private static CompletableFuture<Answer> shown(Answer answer, Page page, Call call, Look look) {
        try {
            return CompletableFuture.completedFuture(
                    answer instanceof Document document
                            ? Document.of(page.of(document.content(), call, look))
                            : answer);
        } catch (IOException | FaultException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
