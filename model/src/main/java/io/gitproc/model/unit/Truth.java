package io.gitproc.model.unit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** systemd's words for yes and no. */
public final class Truth {
    private static final List<String> YES = List.of("1", "yes", "y", "true", "t", "on");
    private static final List<String> NO = List.of("0", "no", "n", "false", "f", "off");

    private Truth() {}

    /** Case does not matter; empty for every other word. */
    public static Optional<Boolean> parse(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word) || NO.contains(word) ? Optional.of(YES.contains(word)) : Optional.empty();
    }
}
