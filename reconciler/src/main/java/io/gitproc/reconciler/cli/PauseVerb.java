package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Take no commit; what runs is kept as it is wanted now.")
final class PauseVerb implements Verb {
    @Mixin
    private Wish wish = new Wish();

    @Override
    public ExitCode run(Session session) throws CommandException {
        String json = wish.json();
        session.console().report(session.client().post("/api/v1/pause", json, Client.LONG));
        return ExitCode.DONE;
    }
}
