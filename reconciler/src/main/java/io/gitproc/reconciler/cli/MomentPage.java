package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.text.Printable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What {@code at} shows. */
final class MomentPage {
    private static final int BRIEF = 7;

    private final JsonValue json;
    private final ZoneId zone;
    private final Style style;

    /** @param json of {@code /api/v1/history/at} */
    MomentPage(JsonValue json, ZoneId zone, Style style) {
        this.json = json;
        this.zone = zone;
        this.style = style;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        Instant at = Instant.parse(json.word("at"));
        text.append(style.heading("At " + Ages.time(at, zone))).append('\n');
        unknown(at).ifPresent(words -> text.append(words).append('\n'));
        text.append("target: ").append(commit(json, "target").orElse("none")).append('\n');
        List<JsonValue> units = json.at("units").items();
        units.forEach(unit -> text.append(line(unit, at)).append('\n'));
        return text.append(units.isEmpty() ? "nothing ran\n" : "").toString();
    }

    private Optional<String> unknown(Instant at) {
        return json.maybe("begins")
                .map(Instant::parse)
                .filter(at::isBefore)
                .map(begins -> "the journal begins later, at " + Ages.time(begins, zone));
    }

    private String line(JsonValue unit, Instant at) {
        return "  " + Printable.line(unit.word("name")) + "  " + style.word(unit.word("state")) + " for "
                + Ages.brief(unit.word("since"), at) + ", from "
                + commit(unit, "commit").orElse("an unknown commit")
                + ", " + Printable.line(unit.word("reason")) + ", invocation " + unit.word("invocation");
    }

    private static Optional<String> commit(JsonValue json, String key) {
        return json.maybe(key)
                .map(id -> id.substring(0, Math.min(BRIEF, id.length()))
                        + text(json, key + "Subject")
                                .map(subject -> " " + subject)
                                .orElse("")
                        + text(json, key + "Author")
                                .map(author -> " (" + author + ")")
                                .orElse(""));
    }

    private static Optional<String> text(JsonValue json, String key) {
        return json.maybe(key).map(Printable::line).filter(text -> !text.isEmpty());
    }
}
