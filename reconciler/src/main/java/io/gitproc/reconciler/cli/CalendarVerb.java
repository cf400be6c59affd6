package io.gitproc.reconciler.cli;

import io.gitproc.model.calendar.CalendarEvent;
import io.gitproc.model.calendar.Reading;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Printable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Tell what a calendar event means, and when it is next.")
final class CalendarVerb implements Verb {
    private static final int COUNT_MAX = 10_000;
    private static final int SHOWN_MAX = 80;

    @Parameters(paramLabel = "EVENT", description = "such as 'Mon..Fri *-*-* 02:00:00', or daily")
    private String text = "";

    @Option(
            names = {"-n", "--iterations"},
            paramLabel = "N",
            description = "the next so many; 1 without it")
    private int count = 1;

    @Option(names = "--zone", paramLabel = "ZONE", description = "for an event without one, such as Europe/Berlin")
    private Optional<String> zone = Optional.empty();

    @Mixin
    private Format format = new Format();

    @Override
    public ExitCode run(Session session) throws CommandException {
        if (count < 1 || count > COUNT_MAX) {
            throw new CommandException(ExitCode.USAGE, "-n " + count + " is not a number from 1 to " + COUNT_MAX, "");
        }
        Console console = session.console();
        Instant now = console.clock().instant();
        ZoneId local = zone.isPresent() ? zone(zone.get()) : console.clock().getZone();
        console.print(format.of(new CalendarPage(text, event(), now, local, count)));
        return ExitCode.DONE;
    }

    private CalendarEvent event() throws CommandException {
        Reading reading = CalendarEvent.parse(text);
        Optional<CommandException> refusal =
                reading.match(event -> Optional.empty(), wrong -> Optional.of(refusal(wrong)));
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return reading.match(Optional::of, wrong -> Optional.<CalendarEvent>empty())
                .orElseThrow();
    }

    private CommandException refusal(Reading.Misread wrong) {
        String sentence = "'" + shown(text) + "' " + wrong.predicate() + ", in column " + (wrong.index() + 1);
        return new CommandException(ExitCode.FAILED, sentence, wrong.hint());
    }

    private static ZoneId zone(String name) throws CommandException {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "there is no time zone " + shown(name) + " that is known here",
                    "write UTC, or a name such as Europe/Berlin");
        }
    }

    private static String shown(String typed) {
        return Printable.cut(Printable.line(typed), SHOWN_MAX);
    }
}
