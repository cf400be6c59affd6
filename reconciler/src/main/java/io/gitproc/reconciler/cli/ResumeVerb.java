package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import picocli.CommandLine.Command;

@Command(description = "Leave a pause or a rollback: take the newest commit at once.")
final class ResumeVerb implements Verb {
    @Override
    public ExitCode run(Session session) throws CommandException {
        session.console().report(session.client().post("/api/v1/resume", "", Client.LONG));
        return ExitCode.DONE;
    }
}
