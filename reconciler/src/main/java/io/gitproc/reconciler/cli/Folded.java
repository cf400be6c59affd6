package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Text on as many lines as it needs, broken between words; what needs more than a few lines is cut. */
final class Folded {
    private static final int LINES_MAX = 4;

    private Folded() {}

    /** @param width of a line, in characters; 1 or more */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width && lines.size() < LINES_MAX - 1) {
            int end = rest.lastIndexOf(' ', width);
            int cut = end > 0 ? end : width;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(Printable.cut(rest, width));
        return lines;
    }
}
