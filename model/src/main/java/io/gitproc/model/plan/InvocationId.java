package io.gitproc.model.plan;

/**
 * Names one start of one unit; what the service sees as {@code $INVOCATION_ID}.
 *
 * @param value 32 lower-case hexadecimal digits (sd_id128, as in systemd.exec(5))
 */
public record InvocationId(String value) implements Comparable<InvocationId> {
    private static final int LENGTH = 32;

    public InvocationId {
        if (value.length() != LENGTH || !Hex.isLower(value)) {
            throw new IllegalArgumentException("an invocation id has 32 hexadecimal digits, not " + value);
        }
    }

    @Override
    public int compareTo(InvocationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
