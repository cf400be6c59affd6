package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Go back to a commit, until the branch mends what differs.")
final class RollbackVerb implements Verb {
    private static final String HEALTHY = "refs/gitproc/healthy";

    @Mixin
    private Wish wish = new Wish();

    @Option(names = "--pin", description = "until gitproc resume, or the end of --for, whatever the branch mends")
    private boolean pin;

    @Option(
            names = "--publish",
            description = "for every host: also put one commit on the branch, which has the old files")
    private boolean publish;

    @Parameters(
            paramLabel = "COMMIT",
            arity = "0..1",
            description = "an id, whole or shortened, or what git rev-parse takes (default: the last healthy one)")
    private String commit = "";

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask first on a terminal")
    private boolean agreed;

    @Override
    public ExitCode run(Session session) throws CommandException {
        SortedMap<String, String> fields = fields();
        Client client = session.client();
        if (!agreed && session.console().person().isPresent()) {
            ask(session);
        }
        session.console()
                .report(new Awaited(session, client).post("/api/v1/rollback", JsonText.object(fields), Client.LONG));
        return ExitCode.DONE;
    }

    /** Nothing is asked about what can be seen to be refused. */
    private void ask(Session session) throws CommandException {
        String to = commit.isEmpty() ? HEALTHY : commit;
        session.console()
                .print(new RepositoryChoice()
                        .read(session, new HostChoice(), revisions -> new Prospect(revisions).backTo(to))
                        .text());
        if (!isAgreed(session)) {
            throw new CommandException(ExitCode.FAILED, "not rolled back: nobody said yes", "nothing was moved");
        }
    }

    private static boolean isAgreed(Session session) throws CommandException {
        try {
            return session.console().isAgreed("Roll back?");
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED, "not rolled back: cannot read the answer: " + Causes.of(e), "say --yes");
        }
    }

    private SortedMap<String, String> fields() throws CommandException {
        SortedMap<String, String> fields = wish.fields();
        fields.put("commit", commit);
        fields.put("pin", String.valueOf(pin));
        fields.put("publish", String.valueOf(publish));
        return fields;
    }
}
