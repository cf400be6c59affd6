package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;

/** What a command does once its line is understood. */
interface Verb {
    /** Gives how it ended; throws when it did not do what was asked. */
    ExitCode run(Session session) throws CommandException;
}
