package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.text.Printable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What {@code gitproc top} shows: units that use something, one a line. */
final class TopPage {
    private static final String NONE = "-";
    private static final String GAP = "  ";
    private static final int NAME_MIN = 8;
    private static final List<String> TITLES = List.of("CPU", "MEMORY", "LIMIT", "OF IT", "TASKS", "READ", "WRITTEN");

    private final List<Unit> units;
    private final Style style;
    private final int width;

    TopPage(List<Unit> units, Style style, int width) {
        this.units = units;
        this.style = style;
        this.width = width;
    }

    /** Numbers stand on the right of their columns. */
    String text() {
        if (units.isEmpty()) {
            return "no unit runs\n";
        }
        List<List<String>> rows = units.stream().map(TopPage::row).toList();
        List<Integer> widths = widths(rows);
        StringBuilder text = new StringBuilder(style.heading(line("NAME", TITLES, widths))).append('\n');
        for (int i = 0; i < rows.size(); i++) {
            text.append(line(units.get(i).name(), rows.get(i), widths)).append('\n');
        }
        return text.toString();
    }

    private static List<String> row(Unit unit) {
        Use use = unit.use();
        return List.of(
                cell(use.cpuWords()),
                cell(use.size("memory")),
                cell(use.size("memoryMax")),
                cell(use.memoryShare()),
                cell(use.tasks()),
                cell(use.size("ioRead")),
                cell(use.size("ioWritten")));
    }

    private static String cell(Optional<String> words) {
        return words.orElse(NONE);
    }

    private static List<Integer> widths(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < TITLES.size(); column++) {
            int place = column;
            widths.add(Math.max(
                    TITLES.get(column).length(),
                    Collections.max(
                            rows.stream().map(row -> row.get(place).length()).toList())));
        }
        return widths;
    }

    private String line(String name, List<String> cells, List<Integer> widths) {
        int nameWidth = nameWidth(widths);
        StringBuilder line = new StringBuilder(Cell.left(Printable.cut(name, nameWidth), nameWidth));
        for (int column = 0; column < cells.size(); column++) {
            line.append(GAP).append(Cell.right(cells.get(column), widths.get(column)));
        }
        return line.toString();
    }

    private int nameWidth(List<Integer> widths) {
        int needed = units.stream().mapToInt(unit -> unit.name().length()).max().orElse(0);
        int others = widths.stream().mapToInt(column -> GAP.length() + column).sum();
        return Math.max(NAME_MIN, Math.min(needed, width - others));
    }
}
