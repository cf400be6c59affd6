package io.gitproc.model.plan;

import java.util.Optional;

/**
 * The full name of a commit.
 *
 * @param value 40 lower-case hexadecimal digits
 */
public record CommitId(String value) implements Comparable<CommitId> {
    private static final int LENGTH = 40;
    private static final int SHORT = 7;

    public CommitId {
        if (!isLegal(value)) {
            throw new IllegalArgumentException("a commit id has 40 hexadecimal digits, not " + value);
        }
    }

    /** Empty when the text is none. */
    public static Optional<CommitId> parse(String text) {
        return isLegal(text) ? Optional.of(new CommitId(text)) : Optional.empty();
    }

    private static boolean isLegal(String text) {
        return text.length() == LENGTH && Hex.isLower(text);
    }

    /** The first seven digits: what people read. */
    public String brief() {
        return value.substring(0, SHORT);
    }

    @Override
    public int compareTo(CommitId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
