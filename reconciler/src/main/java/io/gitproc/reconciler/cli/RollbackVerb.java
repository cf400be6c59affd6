package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rollback", description = "Go back to a commit, until the branch mends what differs.")
final class RollbackVerb implements Verb {
    @Mixin
    private Wish wish = new Wish();

    @Option(names = "--pin", description = "until gitproc resume, or the end of --for, whatever the branch mends")
    private boolean pin;

    @Parameters(
            paramLabel = "COMMIT",
            arity = "0..1",
            description = "an id, whole or shortened, or what git rev-parse takes (default: the last healthy one)")
    private String commit = "";

    @Override
    public ExitCode run(Session session) throws CommandException {
        SortedMap<String, String> fields = wish.fields();
        fields.put("commit", commit);
        fields.put("pin", String.valueOf(pin));
        session.console().report(session.client().post("/api/v1/rollback", JsonText.object(fields), Client.LONG));
        return ExitCode.DONE;
    }
}
