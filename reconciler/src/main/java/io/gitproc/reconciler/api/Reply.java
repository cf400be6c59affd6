package io.gitproc.reconciler.api;

/**
 * The answer to a command.
 *
 * @param code how the command ends
 * @param message a sentence with a subject and, when refused, a cause
 * @param hint what to do next; may be empty
 */
public record Reply(ExitCode code, String message, String hint) {
    public static Reply done(String message) {
        return new Reply(ExitCode.DONE, message, "");
    }

    public static Reply refused(ExitCode code, String message, String hint) {
        return new Reply(code, message, hint);
    }
}
