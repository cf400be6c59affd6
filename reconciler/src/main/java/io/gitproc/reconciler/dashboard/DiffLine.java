package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.text.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a unified diff.
 *
 * @param css its class in the style sheet
 */
public record DiffLine(String css, String text) {
    private static final int LINES_MAX = 400;
    private static final int LENGTH_MAX = 400;

    static List<DiffLine> of(List<String> lines) {
        List<DiffLine> shown = new ArrayList<>();
        lines.stream().limit(LINES_MAX).map(DiffLine::of).forEach(shown::add);
        if (lines.size() > LINES_MAX) {
            shown.add(new DiffLine("hunk", (lines.size() - LINES_MAX) + " more lines"));
        }
        return shown;
    }

    private static DiffLine of(String line) {
        String text = Printable.cut(Printable.line(line), LENGTH_MAX);
        if (line.startsWith("@@")) {
            return new DiffLine("hunk", text);
        }
        return new DiffLine(line.startsWith("+") ? "add" : line.startsWith("-") ? "del" : "same", text);
    }
}
