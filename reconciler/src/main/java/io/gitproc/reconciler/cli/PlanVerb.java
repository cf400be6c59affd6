package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Tell what a host would do for a commit. Needs no daemon.")
final class PlanVerb implements Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "[A..]B",
            description = "from and to (default: from what this host runs, to the head of the watched branch)")
    private String range = "";

    @Mixin
    private CloneChoice clone = new CloneChoice();

    @Mixin
    private Format format = new Format();

    @Override
    public ExitCode run(Session session) throws CommandException {
        PlanPage page = clone.read(session, revisions -> new Prospect(revisions).of(CommitRange.parse(range)));
        session.console().print(format.of(page));
        return page.isEmpty() ? ExitCode.DONE : ExitCode.CHANGES;
    }
}
