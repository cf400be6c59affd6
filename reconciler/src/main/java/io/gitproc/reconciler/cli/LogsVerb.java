package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Show the output of a unit.")
final class LogsVerb implements Verb {
    private static final int LINES_BEFORE_FOLLOWING = 10;
    private static final int LINES_MAX = 1_000_000;

    @Option(
            names = {"-f", "--follow"},
            description = "go on with what comes")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "the last so many lines; without it all, with -f ten")
    private Optional<Integer> lines = Optional.empty();

    @Parameters(paramLabel = "UNIT", description = "web or web.service")
    private String unit = "";

    @Override
    public ExitCode run(Session session) throws CommandException {
        String path = Units.path(unit) + "/logs?lines=" + count() + "&follow=" + follow;
        Client client = session.client();
        try (InputStream log = client.stream(path, follow ? Client.EVER : Client.SHORTLY)) {
            LogOutput.of(session.console()).copy(log, session.console().out());
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, "cannot show the log of " + unit + ": " + Causes.of(e), "");
        }
        return end(client);
    }

    /** A log that is followed has no end of its own. */
    private ExitCode end(Client client) throws CommandException {
        if (follow) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "nothing listens on " + client.socket() + " any more: the daemon has ended, the service goes on",
                    "start one with: gitproc daemon");
        }
        return ExitCode.DONE;
    }

    private int count() throws CommandException {
        int count = lines.orElse(follow ? LINES_BEFORE_FOLLOWING : LINES_MAX);
        if (count < 0 || count > LINES_MAX) {
            throw new CommandException(
                    ExitCode.USAGE, "--lines=" + count + " is not a number from 0 to " + LINES_MAX, "");
        }
        return count;
    }
}
