package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            description = "the last so many lines; without it all, with -f alone ten")
    private Optional<Integer> lines = Optional.empty();

    @Mixin
    private SinceChoice since = new SinceChoice();

    @Option(
            names = "--invocation",
            paramLabel = "ID",
            description = "of one start: the first digits of its id; current or previous of those that wrote something")
    private Optional<String> invocation = Optional.empty();

    @Option(names = "--stream", paramLabel = "STREAM", description = "stdout or stderr alone")
    private Optional<String> stream = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "text (default) with time and stream, json (one object a line), or cat (what was written)")
    private LogOutput.Form form = LogOutput.Form.text;

    @Parameters(paramLabel = "UNIT", description = "web or web.service")
    private String unit = "";

    @Override
    public ExitCode run(Session session) throws CommandException {
        String path = Units.path(unit) + "/logs?" + query(session.console().clock());
        Client client = session.client();
        LogOutput output = LogOutput.of(form, UnitName.of(unit).stem(), session.console());
        try (LogLines log = new LogLines(client.stream(path, follow ? Client.EVER : Client.SHORTLY))) {
            output.copy(log, session.console().out());
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

    private String query(Clock clock) throws CommandException {
        List<String> parameters = new ArrayList<>(List.of("follow=" + follow));
        Optional<Instant> from = since.instant(clock);
        count(from).ifPresent(count -> parameters.add("lines=" + count));
        from.ifPresent(time -> parameters.add("since=" + time));
        invocation.ifPresent(id -> parameters.add("invocation=" + encoded(id)));
        stream.ifPresent(name -> parameters.add("stream=" + encoded(name)));
        return String.join("&", parameters);
    }

    private Optional<Integer> count(Optional<Instant> from) throws CommandException {
        Optional<Integer> count = lines.isEmpty() && follow && from.isEmpty() && invocation.isEmpty()
                ? Optional.of(LINES_BEFORE_FOLLOWING)
                : lines;
        if (count.filter(number -> number < 0 || number > LINES_MAX).isPresent()) {
            throw new CommandException(
                    ExitCode.USAGE, "--lines=" + count.get() + " is not a number from 0 to " + LINES_MAX, "");
        }
        return count;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
