package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.Look;
import io.gitproc.reconciler.text.Printable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code status UNIT} shows. */
final class UnitPage {
    private static final String INDENT = " ".repeat(12);

    private final Unit unit;
    private final List<String> log;
    private final Instant now;
    private final ZoneId zone;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    /** With the last lines of its log. */
    UnitPage(Unit unit, List<String> log, Look look) {
        this.unit = unit;
        this.log = log;
        this.now = look.now();
        this.zone = look.zone();
        this.style = Style.of(look);
    }

    String text() {
        text.append(style.heading(unit.name()))
                .append(unit.text("description").map(words -> " - " + words).orElse(""))
                .append('\n');
        line("State", state());
        unit.json().object("healthCheck").ifPresent(this::healthCheck);
        line("PID", unit.pid().orElse("none"));
        line("Since", unit.since().map(since -> Ages.full(since, now, zone)).orElse("never started"));
        line("Restarts", unit.restarts());
        optionalLine("CPU", unit.use().cpuLine());
        optionalLine("Memory", unit.use().memoryLine());
        optionalLine("Tasks", unit.use().tasks());
        optionalLine("Disk", unit.use().ioLine());
        line("Last exit", unit.json().object("lastExit").map(this::lastExit).orElse("none"));
        line("Commit", commit());
        optionalLine("Reason", unit.text("reason"));
        optionalLine("Next try", unit.nextTry(now));
        unit.timer().ifPresent(this::timer);
        optionalLine("Hold", unit.json().object("hold").map(this::hold));
        unit.texts("notes").forEach(note -> line("Note", note));
        unit.json().words("errors").forEach(this::error);
        optionalLine("Log", unit.text("log"));
        return text.append(tail()).toString();
    }

    private void line(String label, String value) {
        text.append(String.format("%10s: ", label)).append(value).append('\n');
    }

    /** Its hint stands below it. */
    private void error(String error) {
        line("Error", error.lines().map(Printable::line).collect(Collectors.joining("\n" + INDENT)));
    }

    private void optionalLine(String label, Optional<String> value) {
        value.ifPresent(words -> line(label, words));
    }

    private String state() {
        String health = unit.health();
        return style.word(unit.state()) + (health.equals("none") ? "" : " (" + style.word(health) + ")");
    }

    private void healthCheck(JsonValue check) {
        String latency = check.maybe("latencyMicros")
                .map(Long::parseLong)
                .map(Ages::millis)
                .orElse("");
        String row = check.isTrue("passed") ? "passes" : "fails";
        line(
                "Check",
                Printable.line(check.word("answer")) + ", " + latency + ", " + Ages.brief(check.word("at"), now)
                        + " ago; " + row + " since " + Ages.brief(check.word("since"), now) + failures(check));
        optionalLine("Answer", check.maybe("body").map(Printable::line).filter(body -> !body.isEmpty()));
    }

    private void timer(JsonValue timer) {
        line("Timer", timer.words("occasions").stream().map(Printable::line).collect(Collectors.joining(", ")));
        line(
                "Next run",
                timer.maybe("next")
                        .map(Instant::parse)
                        .map(at ->
                                Ages.time(at, zone) + ", " + unit.nextRun(now).orElse(""))
                        .orElse("none"));
        optionalLine("Last slot", timer.maybe("last").map(at -> Ages.full(at, now, zone)));
    }

    private static String failures(JsonValue check) {
        String failures = check.word("failuresInRow");
        return failures.equals("0") ? "" : ", " + failures + " of " + check.word("retries") + " failures";
    }

    private String commit() {
        return unit.commit()
                .map(id -> id + " " + unit.text("commitSubject").orElse("")
                        + unit.text("commitAuthor")
                                .map(author -> " (" + author + ")")
                                .orElse(""))
                .orElse("none");
    }

    private String lastExit(JsonValue exit) {
        return Printable.line(exit.word("cause")) + ", " + Ages.brief(exit.word("at"), now) + " ago";
    }

    private String hold(JsonValue hold) {
        String reason = Printable.line(hold.word("reason"));
        return "by " + Printable.line(hold.word("by")) + (reason.isEmpty() ? "" : ": " + reason) + ", "
                + Ages.brief(hold.word("since"), now) + " ago"
                + hold.maybe("until")
                        .map(end -> ", " + Ages.brief(end, now) + " left")
                        .orElse("");
    }

    private String tail() {
        return log.isEmpty() ? "" : log.stream().map(Printable::line).collect(Collectors.joining("\n", "\n", "\n"));
    }
}
