package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Show what ran at a time.")
final class AtVerb implements Verb {
    @Mixin
    private Format format = new Format();

    @Parameters(
            paramLabel = "TIME",
            description = "10min (ago), yesterday, 20:36, 2026-11-22 20:36:01 or 2026-11-22T20:36:01Z")
    private String time = "";

    @Override
    public ExitCode run(Session session) throws CommandException {
        Console console = session.console();
        Past past = new Past(session);
        byte[] json = past.at(Since.required("at: ", time, console.clock()));
        if (format.isJson()) {
            console.print(json);
        } else {
            console.print(new MomentPage(past.parsed(json), console.clock().getZone(), console.style()).text());
        }
        return ExitCode.DONE;
    }
}
