package io.gitproc.model.unit;

/**
 * How much of a {@link Resource} a process may use, in the unit of setrlimit(2).
 *
 * @param soft what is enforced; 0 to {@code hard}
 * @param hard up to where the process may raise it by itself
 */
public record ResourceLimit(long soft, long hard) {
    /** No limit. */
    public static final long INFINITY = Long.MAX_VALUE;

    public ResourceLimit {
        if (soft < 0 || soft > hard) {
            throw new IllegalArgumentException("the soft limit " + soft + " is not between 0 and " + hard);
        }
    }
}
