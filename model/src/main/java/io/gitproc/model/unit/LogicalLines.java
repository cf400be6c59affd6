package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a file into logical lines. A line that ends in a backslash is joined with the next one by a blank; comments
 * are left out, also between two lines that are joined.
 *
 * <p>Source: systemd.syntax(7), and systemd's {@code config_parse}: a line ends in LF, CR LF or CR.
 */
final class LogicalLines {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String file;
    private final String text;
    private final List<Excerpt> lines = new ArrayList<>();
    private final Excerpt.Joiner joiner = new Excerpt.Joiner();

    private LogicalLines(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Without blanks at the ends, and without those that are empty. */
    static List<Excerpt> of(String file, String text) {
        return new LogicalLines(file, text).split();
    }

    private List<Excerpt> split() {
        int start = text.indexOf(BYTE_ORDER_MARK) == 0 ? 1 : 0;
        for (int number = 1; start < text.length(); number++) {
            int end = lineEnd(start);
            physical(start, end, number);
            start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
        }
        finish();
        return lines;
    }

    private int lineEnd(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void physical(int start, int end, int number) {
        int from = Math.min(Blank.skip(text, start), end);
        if (from < end && isComment(text.charAt(from))) {
            return;
        }
        Place place = new Place(file, number, from - start + 1);
        if (isContinued(from, end)) {
            joiner.add(text.substring(from, end - 1) + " ", place);
        } else {
            joiner.add(text.substring(from, end), place);
            finish();
        }
    }

    private static boolean isComment(char c) {
        return c == '#' || c == ';';
    }

    /** Whether an odd number of backslashes is at the end: an even one is escaped backslashes. */
    private boolean isContinued(int from, int end) {
        int first = end;
        while (first > from && text.charAt(first - 1) == '\\') {
            first--;
        }
        return (end - first) % 2 == 1;
    }

    private void finish() {
        if (joiner.isEmpty()) {
            return;
        }
        Excerpt line = joiner.take().strip();
        if (!line.text().isEmpty()) {
            lines.add(line);
        }
    }
}
