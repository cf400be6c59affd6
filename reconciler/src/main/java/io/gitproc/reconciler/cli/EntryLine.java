package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One thing that was done, on one line. */
final class EntryLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int BRIEF = 7;

    private final boolean ofOneUnit;
    private final ZoneId zone;
    private final Style style;

    EntryLine(boolean ofOneUnit, ZoneId zone, Style style) {
        this.ofOneUnit = ofOneUnit;
        this.zone = zone;
        this.style = style;
    }

    String of(JsonValue entry) {
        List<String> parts = new ArrayList<>();
        parts.add(time(entry));
        parts.add(String.format("%-9s", word(entry, "kind")));
        entry.maybe("unit").filter(unit -> !ofOneUnit).map(Printable::line).ifPresent(parts::add);
        String words = words(entry);
        parts.add(isFailure(entry) ? style.failure(words) : words);
        return String.join("  ", parts).stripTrailing();
    }

    private String time(JsonValue entry) {
        return TIME.format(Instant.parse(entry.word("at")).atZone(zone));
    }

    private static boolean isFailure(JsonValue entry) {
        return switch (entry.word("kind")) {
            case "trouble", "refused", "rejected", "unhealthy", "lost" -> true;
            default ->
                entry.maybe("outcome")
                        .filter(outcome -> !outcome.equals("clean"))
                        .isPresent();
        };
    }

    private static String words(JsonValue entry) {
        List<String> clauses = new ArrayList<>();
        clauses.add(word(entry, "words"));
        ran(entry).ifPresent(clauses::add);
        entry.maybe("restarts").filter(count -> !count.equals("0")).ifPresent(count -> clauses.add("restart " + count));
        if (!word(entry, "kind").equals("target")) {
            commit(entry).ifPresent(clauses::add);
        }
        return String.join(", ", clauses);
    }

    private static Optional<String> ran(JsonValue entry) {
        return entry.maybe("ran").map(span -> "ran " + Ages.brief(Duration.parse(span)));
    }

    private static Optional<String> commit(JsonValue entry) {
        return entry.maybe("commit")
                .map(id -> id.substring(0, Math.min(BRIEF, id.length()))
                        + entry.maybe("commitSubject")
                                .map(subject -> " " + Printable.line(subject))
                                .orElse("")
                        + entry.maybe("commitAuthor")
                                .map(author -> " (" + Printable.line(author) + ")")
                                .orElse(""));
    }

    private static String word(JsonValue entry, String key) {
        return Printable.line(entry.word(key));
    }
}
