package io.gitproc.model.plan;

/**
 * Who asked for something.
 *
 * @param name a user of the host as the kernel vouches for it, or {@code gitproc} for the daemon itself
 */
public record Actor(String name) {
    public static final Actor DAEMON = new Actor("gitproc");
}
