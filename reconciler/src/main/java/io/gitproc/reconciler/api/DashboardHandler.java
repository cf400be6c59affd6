package io.gitproc.reconciler.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** From HTTP on TCP to what can be seen. It holds nothing by which anything could be changed. */
final class DashboardHandler extends Handler.Abstract {
    private static final HttpFields HEADERS = HttpFields.build()
            .put(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
                            + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
            .put("X-Content-Type-Options", "nosniff")
            .put("X-Frame-Options", "DENY")
            .put("Referrer-Policy", "no-referrer")
            .put("Cross-Origin-Resource-Policy", "same-origin")
            .put("Cross-Origin-Opener-Policy", "same-origin")
            .put("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
            .asImmutable();

    private final Doorkeeper doorkeeper;
    private final List<Route> routes;
    private final Pages pages;

    DashboardHandler(Doorkeeper doorkeeper, List<Route> routes, Pages pages) {
        this.doorkeeper = doorkeeper;
        this.routes = List.copyOf(routes);
        this.pages = pages;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        protect(response);
        CompletableFuture<Void> unused = answer(request, response)
                .exceptionally(failure -> Answer.of(Fault.of(failure)))
                .thenAccept(answer -> send(answer, request, response, callback));
        return true;
    }

    /** What every answer says of itself. */
    static void protect(Response response) {
        for (HttpField header : HEADERS) {
            response.getHeaders().put(header);
        }
    }

    private CompletableFuture<Answer> answer(Request request, Response response) {
        Optional<Fault> refusal = doorkeeper.refusal(request);
        if (refusal.isPresent()) {
            explain(refusal.get(), response);
            return CompletableFuture.completedFuture(Answer.of(refusal.get()));
        }
        List<String> path = Route.segments(request.getHttpURI().getDecodedPath());
        List<String> asked = wantsJson(request) ? programs(path) : path;
        return routes.stream()
                .filter(route -> route.isAt(asked))
                .findFirst()
                .map(route -> perform(route, asked, request))
                .orElseGet(() -> page(asked, request));
    }

    private static void explain(Fault refusal, Response response) {
        if (refusal.status() == HttpStatus.METHOD_NOT_ALLOWED_405) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
        }
        if (refusal.status() == HttpStatus.UNAUTHORIZED_401) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"GitProc\", charset=\"UTF-8\"");
        }
    }

    private static boolean wantsJson(Request request) {
        String accepted =
                Optional.ofNullable(request.getHeaders().get(HttpHeader.ACCEPT)).orElse("");
        return accepted.contains("application/json") && !accepted.contains("text/html");
    }

    /** Where programs find what people see there. */
    private static List<String> programs(List<String> path) {
        if (path.equals(List.of(""))) {
            return List.of("api", "v1", "status");
        }
        return path.size() == 2 && path.get(0).equals("s") ? List.of("api", "v1", "units", path.get(1)) : path;
    }

    private static CompletableFuture<Answer> perform(Route route, List<String> path, Request request) {
        try {
            request.addIdleTimeoutListener(timeout -> false);
            return route.endpoint().answer(Call.reading(route.captured(path), Call.query(request)));
        } catch (FaultException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Answer> page(List<String> path, Request request) {
        if (path.get(0).equals("api")) {
            return CompletableFuture.completedFuture(Answer.of(Fault.nothingAt(request)));
        }
        try {
            return pages.at(path, parameters(request)).thenApply(Answer::of);
        } catch (FaultException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static SortedMap<String, String> parameters(Request request) throws FaultException {
        SortedMap<String, String> first = new TreeMap<>();
        for (Fields.Field field : Call.query(request)) {
            first.put(field.getName(), Optional.ofNullable(field.getValue()).orElse(""));
        }
        return first;
    }

    private static void send(Answer answer, Request request, Response response, Callback callback) {
        try {
            answer.send(request, response, callback);
        } catch (IOException | RuntimeException e) {
            callback.failed(e);
        }
    }
}
