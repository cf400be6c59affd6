package io.gitproc.reconciler.api;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a request is not done.
 *
 * @param status of HTTP
 * @param code what a command that hears this ends with
 * @param message a sentence with a subject and a cause
 * @param hint what to do; may be empty
 */
record Fault(int status, ExitCode code, String message, String hint) {
    private static final Logger LOG = LoggerFactory.getLogger(Fault.class);

    /** What made a request fail. */
    static Fault of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof FaultException refused) {
            return refused.fault();
        }
        LOG.error("a request failed", cause);
        return internal();
    }

    static Fault nothingAt(Request request) {
        return new Fault(
                404,
                ExitCode.USAGE,
                "there is nothing at " + request.getHttpURI().getPath(),
                "try /api/v1/status");
    }

    /** What Jetty itself refuses, such as a header that is too long. */
    static boolean explain(Request request, Response response, Callback callback) throws IOException {
        int status = response.getStatus();
        String message = Optional.ofNullable(request.getAttribute(ErrorHandler.ERROR_MESSAGE))
                .map(Object::toString)
                .orElse("HTTP error " + status);
        boolean isTheirs = status < 500 || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
        ExitCode code = isTheirs ? ExitCode.USAGE : ExitCode.INTERNAL;
        Answer.of(new Fault(status, code, message, "")).send(request, response, callback);
        return true;
    }

    static Fault badRequest(String message, String hint) {
        return new Fault(400, ExitCode.USAGE, message, hint);
    }

    static Fault noSuchUnit(String message, String hint) {
        return new Fault(404, ExitCode.NO_SUCH_UNIT, message, hint);
    }

    static Fault internal() {
        return new Fault(500, ExitCode.INTERNAL, "internal fault", "the daemon's log has the details");
    }

    static Fault of(Reply reply) {
        return new Fault(status(reply.code()), reply.code(), reply.message(), reply.hint());
    }

    private static int status(ExitCode code) {
        return switch (code) {
            case DONE, CHANGES -> 200;
            case FAILED, NOT_RUNNING -> 409;
            case NO_SUCH_UNIT -> 404;
            case USAGE -> 400;
            case UNAVAILABLE -> 503;
            case INTERNAL -> 500;
            case NOT_PERMITTED -> 403;
        };
    }
}
