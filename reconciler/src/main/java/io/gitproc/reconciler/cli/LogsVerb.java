package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Show the output of units.")
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

    @Option(names = "--grep", paramLabel = "REGEX", description = "lines with a match alone; -n counts these")
    private Optional<Pattern> grep = Optional.empty();

    @Parameters(
            paramLabel = "UNIT",
            arity = "1..*",
            description = "web or web.service; of several the lines go by time")
    private List<String> units = new ArrayList<>();

    @Override
    public ExitCode run(Session session) throws CommandException {
        Client client = session.client();
        Console console = session.console();
        Optional<Instant> from = since.instant(console.clock());
        Optional<Integer> count = count(from);
        String selection = selection(from);
        try {
            List<UnitLog> logs = new ArrayList<>();
            for (String unit : units) {
                String path = Units.path(unit) + "/logs?" + selection;
                LogOutput output = LogOutput.of(form, label(unit, console.style()), console);
                Predicate<LogLine> wanted = wanted(path, count, client);
                logs.add(new UnitLog(shown(path, count, client), output, wanted));
            }
            if (follow) {
                UnitLog.follow(logs, console.out());
            } else {
                UnitLog.merge(logs, console.out());
            }
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED, "cannot show the log of " + String.join(", ", units) + ": " + Causes.of(e), "");
        }
        return end(client);
    }

    /** The daemon counts lines, and knows no patterns: one of a stranger could keep it busy for ever. */
    private LogLines shown(String path, Optional<Integer> count, Client client) throws CommandException {
        String lines = count.filter(number -> grep.isEmpty() || number == 0)
                .map(number -> "&lines=" + number)
                .orElse("");
        return new LogLines(client.stream(path + lines + "&follow=" + follow, follow ? Client.EVER : Client.SHORTLY));
    }

    private Predicate<LogLine> wanted(String path, Optional<Integer> count, Client client)
            throws CommandException, IOException {
        if (grep.isEmpty()) {
            return line -> true;
        }
        return count.isEmpty() || count.get() == 0
                ? Matches.all(grep.get())
                : Matches.last(count.get(), grep.get(), new LogLines(client.stream(path, Client.SHORTLY)));
    }

    /** Of several each has a colour and the width of the longest, so that an eye can follow one of them. */
    private String label(String unit, Style style) {
        String name = UnitName.of(unit).stem();
        if (units.size() == 1) {
            return name;
        }
        int widest = units.stream()
                .mapToInt(each -> UnitName.of(each).stem().length())
                .max()
                .orElse(0);
        return style.nth(units.indexOf(unit), name) + " ".repeat(widest - name.length());
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

    private String selection(Optional<Instant> from) {
        List<String> parameters = new ArrayList<>();
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
