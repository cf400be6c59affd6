package io.gitproc.model.plan;

import java.util.regex.Pattern;

/**
 * The full name of a commit.
 *
 * @param value 40 lower-case hexadecimal digits
 */
public record CommitId(String value) implements Comparable<CommitId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");
    private static final int SHORT = 7;

    public CommitId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a commit id has 40 hexadecimal digits, not " + value);
        }
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
