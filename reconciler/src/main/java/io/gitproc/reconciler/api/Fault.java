package io.gitproc.reconciler.api;

/**
 * Why a request is not done.
 *
 * @param status of HTTP
 * @param code what a command that hears this ends with
 * @param message a sentence with a subject and a cause
 * @param hint what to do; may be empty
 */
record Fault(int status, ExitCode code, String message, String hint) {
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
