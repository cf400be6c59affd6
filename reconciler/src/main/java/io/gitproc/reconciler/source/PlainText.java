package io.gitproc.reconciler.source;

/** Makes text that somebody else wrote fit to be shown. */
final class PlainText {
    private static final int LENGTH_MAX = 200;

    private PlainText() {}

    /**
     * One line of at most 200 characters, without control characters, and without the invisible ones that turn the
     * direction of what follows. What is left out at the end shows as an ellipsis.
     */
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.strip()
                .codePoints()
                .limit(LENGTH_MAX)
                .map(PlainText::blank)
                .filter(PlainText::isShown)
                .forEach(line::appendCodePoint);
        return text.strip().codePointCount(0, text.strip().length()) > LENGTH_MAX ? line + "…" : line.toString();
    }

    private static int blank(int c) {
        return Character.isWhitespace(c) ? ' ' : c;
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
