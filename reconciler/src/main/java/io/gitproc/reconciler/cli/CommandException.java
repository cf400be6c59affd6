package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.source.SourceException;

/** Why a command ends without doing what was asked. The message is a sentence with a subject and a cause. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;
    private final ExitCode code;
    private final String hint;

    CommandException(ExitCode code, String message, String hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    /** The repository cannot do it. */
    static CommandException of(SourceException refusal) {
        return new CommandException(ExitCode.FAILED, String.valueOf(refusal.getMessage()), refusal.hint());
    }

    ExitCode code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    /** What to do; may be empty. */
    String hint() {
        return hint;
    }
}
