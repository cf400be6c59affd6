package io.gitproc.reconciler.api;

import io.gitproc.reconciler.os.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /hook}: fetch now. Answers are numbers alone; whoever asks learns nothing of this host. */
final class HookHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");
    private static final String PATH = "/hook";
    /** Forges send the commits along, which are not looked at. */
    private static final int BODY_BYTES_MAX = 1 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path secretFile;
    private final Runnable hint;
    private final Seldom warnings;

    /**
     * Reads the secret at each request, since it may be renewed.
     *
     * @param hint returns at once
     */
    HookHandler(Path secretFile, Runnable hint, InstantSource clock) {
        this.secretFile = secretFile;
        this.hint = hint;
        this.warnings = new Seldom(clock, line -> LOG.warn("webhook: {}", line));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int refusal = refusal(request);
        if (refusal != HttpStatus.OK_200) {
            finish(refusal, response, callback);
            return true;
        }
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        Content.Source.asByteArrayAsync(request, BODY_BYTES_MAX, Promise.Invocable.toPromise(body));
        var unused = body.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .handle((bytes, failure) -> failure == null ? judge(request, bytes) : unread(failure))
                .thenAccept(status -> finish(status, response, callback));
        return true;
    }

    private static int refusal(Request request) {
        if (!request.getHttpURI().getDecodedPath().equals(PATH)) {
            return HttpStatus.NOT_FOUND_404;
        }
        if (!request.getMethod().equals("POST")) {
            return HttpStatus.METHOD_NOT_ALLOWED_405;
        }
        return request.getLength() > BODY_BYTES_MAX ? HttpStatus.PAYLOAD_TOO_LARGE_413 : HttpStatus.OK_200;
    }

    /** Jetty says of a body that grows beyond the limit while it is read that it is in a wrong state. */
    private static int unread(Throwable failure) {
        return failure instanceof IllegalStateException ? HttpStatus.PAYLOAD_TOO_LARGE_413 : HttpStatus.BAD_REQUEST_400;
    }

    private int judge(Request request, byte[] body) {
        Optional<HookSecret> secret = secret();
        if (secret.isEmpty()) {
            return HttpStatus.SERVICE_UNAVAILABLE_503;
        }
        Optional<String> objection = secret.get()
                .objection(name -> Optional.ofNullable(request.getHeaders().get(name)), body);
        if (objection.isPresent()) {
            warnings.tell("refused a request from " + Request.getRemoteAddr(request) + ": " + objection.get());
            return HttpStatus.FORBIDDEN_403;
        }
        hint.run();
        return HttpStatus.ACCEPTED_202;
    }

    /** An empty secret is none: anybody knows it. */
    private Optional<HookSecret> secret() {
        try {
            return Optional.of(new PrivateFile(secretFile).read().strip())
                    .filter(text -> !text.isEmpty())
                    .map(text -> new HookSecret(new Secret(text)));
        } catch (IOException e) {
            warnings.tell(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static void finish(int status, Response response, Callback callback) {
        response.setStatus(status);
        if (status == HttpStatus.METHOD_NOT_ALLOWED_405) {
            response.getHeaders().put(HttpHeader.ALLOW, "POST");
        }
        callback.succeeded();
    }
}
