package io.gitproc.reconciler.api;

import io.gitproc.model.plan.Actor;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/** From HTTP to a {@link Route} and back. No thread waits here: not for the body, not for the daemon, not for the reader. */
final class ApiHandler extends Handler.Abstract {
    private final List<Route> routes;
    private final Access access;
    private final Function<SocketChannel, Optional<String>> logins;
    private final Executor threads;
    private final TextForm texts;

    /** @param logins who logged in behind a connection */
    ApiHandler(
            List<Route> routes,
            Access access,
            Function<SocketChannel, Optional<String>> logins,
            Executor threads,
            TextForm texts) {
        this.routes = List.copyOf(routes);
        this.access = access;
        this.logins = logins;
        this.threads = threads;
        this.texts = texts;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        CompletableFuture<Void> unused = answer(request, response)
                .exceptionally(failure -> Answer.of(Fault.of(failure)))
                .thenAcceptAsync(answer -> send(answer, request, response, callback), threads);
        return true;
    }

    private CompletableFuture<Answer> answer(Request request, Response response) {
        try {
            Peer peer = known(request);
            List<String> path = Route.segments(request.getHttpURI().getDecodedPath());
            Route route = route(path, request, response);
            Actor by = permitted(peer, route, request);
            return body(request).thenCompose(json -> perform(route, by, path, request, json));
        } catch (FaultException | IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Asked only of those who change something: it is a look at every open file. */
    private Actor actor(Peer peer, Request request) {
        return peer.loggedInAs(logins.apply(Peer.channel(request))).actor();
    }

    /** Whoever may not even look does not hear what there is. */
    private Peer known(Request request) throws IOException, FaultException {
        Peer peer = Peer.of(request);
        if (!access.allowsToLook(peer)) {
            throw notPermitted(peer.user() + " may not ask this daemon");
        }
        return peer;
    }

    private Actor permitted(Peer peer, Route route, Request request) throws IOException, FaultException {
        if (!route.acts()) {
            return peer.actor();
        }
        if (!access.allows(peer)) {
            throw notPermitted(peer.user() + " may look at this daemon, and not tell it what to do");
        }
        return actor(peer, request);
    }

    private FaultException notPermitted(String sentence) {
        return new FaultException(new Fault(403, ExitCode.NOT_PERMITTED, sentence, access.allowed()));
    }

    private Route route(List<String> path, Request request, Response response) throws FaultException {
        List<Route> there = routes.stream().filter(route -> route.isAt(path)).toList();
        if (there.isEmpty()) {
            throw new FaultException(Fault.nothingAt(request));
        }
        return there.stream()
                .filter(route -> route.takes(request.getMethod()))
                .findFirst()
                .orElseThrow(() -> methodNotAllowed(there, request, response));
    }

    private static FaultException methodNotAllowed(List<Route> there, Request request, Response response) {
        String allowed = there.stream().map(Route::allows).collect(Collectors.joining(", "));
        response.getHeaders().put(HttpHeader.ALLOW, allowed);
        String message = request.getMethod() + " is not allowed at "
                + request.getHttpURI().getPath();
        return new FaultException(new Fault(405, ExitCode.USAGE, message, "allowed: " + allowed));
    }

    private static CompletableFuture<byte[]> body(Request request) throws FaultException {
        if (request.getLength() > Body.BYTES_MAX) {
            throw new FaultException(tooLarge());
        }
        CompletableFuture<byte[]> json = new CompletableFuture<>();
        Content.Source.asByteArrayAsync(request, Body.BYTES_MAX, Promise.Invocable.toPromise(json));
        return json.exceptionallyCompose(failure -> CompletableFuture.failedFuture(bodyFailure(failure)));
    }

    /**
     * Whoever sends a body is at fault when it does not come. Jetty says of one that grows beyond the limit while it is read
     * that it is in a wrong state.
     */
    private static FaultException bodyFailure(Throwable failure) {
        return new FaultException(
                failure instanceof IllegalStateException
                        ? tooLarge()
                        : Fault.badRequest("the body did not come to its end", ""));
    }

    private CompletableFuture<Answer> perform(Route route, Actor by, List<String> path, Request request, byte[] json) {
        try {
            // From here on the daemon may take longer than a connection may be silent.
            request.addIdleTimeoutListener(timeout -> false);
            Body body = Body.parse(json, route.fields());
            Call call = new Call(by, route.captured(path), Call.query(request), body);
            return texts.of(route.endpoint().answer(call), route, call, request);
        } catch (FaultException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Fault tooLarge() {
        return new Fault(413, ExitCode.USAGE, "the body has more than " + Body.BYTES_MAX + " bytes", "");
    }

    private static void send(Answer answer, Request request, Response response, Callback callback) {
        try {
            answer.send(request, response, callback);
        } catch (IOException | RuntimeException e) {
            callback.failed(e);
        }
    }
}
