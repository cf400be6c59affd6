package io.gitproc.reconciler.dashboard;

import gg.jte.TemplateOutput;
import io.gitproc.reconciler.text.Printable;

/** The text of a page. Whatever wrote it, it holds nothing that hides or turns round what is there. For one thread. */
final class PrintableOutput implements TemplateOutput {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void writeContent(String value) {
        writeContent(value, 0, value.length());
    }

    @Override
    public void writeContent(String value, int begin, int end) {
        if (isPlain(value, begin, end)) {
            text.append(value, begin, end);
        } else {
            value.substring(begin, end).codePoints().forEach(this::write);
        }
    }

    /** Nearly all of a page is ASCII. */
    private static boolean isPlain(String value, int begin, int end) {
        for (int i = begin; i < end; i++) {
            char c = value.charAt(i);
            if (c != '\n' && (c < ' ' || c > '~')) {
                return false;
            }
        }
        return true;
    }

    private void write(int codePoint) {
        text.append(isShown(codePoint) ? Character.toString(codePoint) : Printable.shown(codePoint));
    }

    private static boolean isShown(int codePoint) {
        return codePoint == '\n' || Printable.harmless(codePoint);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
