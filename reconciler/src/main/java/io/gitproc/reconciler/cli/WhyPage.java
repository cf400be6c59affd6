package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What {@code why} shows: the state of a unit, and what led to it. */
final class WhyPage {
    private final JsonValue json;
    private final Instant now;
    private final ZoneId zone;
    private final Style style;

    /** @param json of {@code /api/v1/units/UNIT/why} */
    WhyPage(JsonValue json, Instant now, ZoneId zone, Style style) {
        this.json = json;
        this.now = now;
        this.zone = zone;
        this.style = style;
    }

    String text() {
        return new UnitPage(new Unit(json.at("unit")), List.of(), now, zone, style).text()
                + line("Changed", json.object("lastChange").map(this::change))
                + line("Started", json.object("lastStart").map(this::start))
                + line("Last end", json.object("lastEnd").map(this::end));
    }

    private static String line(String label, Optional<String> words) {
        return String.format("%10s: %s%n", label, words.orElse("not known"));
    }

    private String change(JsonValue commit) {
        return new Host.Commit(commit.word("id"), "", "", "").brief() + " " + word(commit, "subject") + " ("
                + word(commit, "author") + "), " + Ages.full(commit.word("at"), now, zone);
    }

    private String start(JsonValue entry) {
        return word(entry, "words") + ", " + Ages.full(entry.word("at"), now, zone);
    }

    private String end(JsonValue entry) {
        String ran = entry.maybe("ran")
                .map(span -> " after " + Ages.brief(Duration.parse(span)))
                .orElse("");
        return word(entry, "words") + ran + ", " + Ages.full(entry.word("at"), now, zone);
    }

    private static String word(JsonValue object, String key) {
        return Printable.line(object.word(key));
    }
}
