package io.gitproc.reconciler.dashboard;

import java.util.Locale;

/** How a thing stands; the worst last. Never shown by its colour alone. */
public enum Tone {
    GOOD("●"),
    QUIET("○"),
    BUSY("◐"),
    WARN("▲"),
    BAD("✖");

    private final String glyph;

    Tone(String glyph) {
        this.glyph = glyph;
    }

    public String glyph() {
        return glyph;
    }

    /** Its class in the style sheet. */
    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
