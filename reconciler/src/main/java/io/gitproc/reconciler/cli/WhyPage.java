package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.Look;
import io.gitproc.reconciler.text.Printable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What {@code why} shows: the state of a unit, and what led to it. */
final class WhyPage {
    private final JsonValue json;
    private final Look look;

    /** @param json of {@code /api/v1/units/UNIT/why} */
    WhyPage(JsonValue json, Look look) {
        this.json = json;
        this.look = look;
    }

    String text() {
        return new UnitPage(new Unit(json.at("unit")), List.of(), look).text()
                + line("Changed", json.object("lastChange").map(this::change))
                + line("Started", json.object("lastStart").map(this::start))
                + line("Last end", json.object("lastEnd").map(this::end));
    }

    private static String line(String label, Optional<String> words) {
        return String.format("%10s: %s%n", label, words.orElse("not known"));
    }

    private String change(JsonValue commit) {
        return new Host.Commit(commit.word("id"), "", "", "").brief() + " " + word(commit, "subject") + " ("
                + word(commit, "author") + "), " + Ages.full(commit.word("at"), look.now(), look.zone());
    }

    private String start(JsonValue entry) {
        return word(entry, "words") + ", " + Ages.full(entry.word("at"), look.now(), look.zone());
    }

    private String end(JsonValue entry) {
        String ran = entry.maybe("ran")
                .map(span -> " after " + Ages.brief(Duration.parse(span)))
                .orElse("");
        return word(entry, "words") + ran + ", " + Ages.full(entry.word("at"), look.now(), look.zone());
    }

    private static String word(JsonValue object, String key) {
        return Printable.line(object.word(key));
    }
}
