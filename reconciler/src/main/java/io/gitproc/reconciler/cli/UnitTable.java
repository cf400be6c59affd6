package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.Look;
import io.gitproc.reconciler.text.Printable;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The units, one a line. */
final class UnitTable {
    private static final String NONE = "-";
    private static final String GAP = "  ";
    private static final int NAME_MIN = 8;

    private final List<Unit> units;
    private final Instant now;
    private final Style style;
    private final int width;
    private final List<Column> rest;
    private final int nameWidth;

    UnitTable(List<Unit> units, Look look) {
        this.units = units;
        this.now = look.now();
        this.style = Style.of(look);
        this.width = look.width();
        this.rest = List.of(
                Column.of("STATE", units, Unit::state),
                Column.of("HEALTH", units, Unit::healthBrief),
                Column.of("PID", units, unit -> unit.pid().orElse(NONE)),
                Column.of("COMMIT", units, unit -> unit.commit().orElse(NONE)),
                Column.of("SINCE", units, this::age),
                Column.of("RESTARTS", units, Unit::restarts));
        this.nameWidth = nameWidth();
    }

    /** All but the name have the width that they need. */
    private record Column(String title, Function<Unit, String> text, int width) {
        static Column of(String title, List<Unit> units, Function<Unit, String> text) {
            int widest = units.stream()
                    .mapToInt(unit -> text.apply(unit).length())
                    .max()
                    .orElse(0);
            return new Column(title, text, Math.max(title.length(), widest));
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(style.heading(line("NAME", Column::title))).append('\n');
        units.forEach(unit -> {
            text.append(line(unit.name(), column -> cell(column, unit))).append('\n');
            unit.impediment(now).ifPresent(words -> text.append(below(words)));
        });
        return text.toString();
    }

    /** Under the unit, from its state on. */
    private String below(String words) {
        int indent = nameWidth + GAP.length();
        return Folded.lines(words, Math.max(width - indent, NAME_MIN)).stream()
                .map(line -> " ".repeat(indent) + line + "\n")
                .collect(Collectors.joining());
    }

    private String line(String name, Function<Column, String> cell) {
        StringBuilder line = new StringBuilder(pad(Printable.cut(name, nameWidth), nameWidth));
        rest.forEach(column -> line.append(GAP).append(pad(cell.apply(column), column.width())));
        return line.toString().stripTrailing();
    }

    private String cell(Column column, Unit unit) {
        return column.text().apply(unit);
    }

    /** As much as the names need and the others leave. */
    private int nameWidth() {
        int needed = units.stream().mapToInt(unit -> unit.name().length()).max().orElse(0);
        int others =
                rest.stream().mapToInt(column -> GAP.length() + column.width()).sum();
        return Math.max(NAME_MIN, Math.min(needed, width - others));
    }

    /** The colour's escapes have no width. */
    private String pad(String word, int columns) {
        return style.word(word) + " ".repeat(Math.max(0, columns - word.length()));
    }

    private String age(Unit unit) {
        return unit.since().map(since -> Ages.brief(since, now)).orElse(NONE);
    }
}
