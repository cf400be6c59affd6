package io.gitproc.model.unit;

/** Which processes of a unit a stop ends: {@code KillMode=} of systemd.kill(5). */
public enum KillMode implements Keyword {
    /** All of them get the signal, and later the final one. */
    CONTROL_GROUP,
    /** The main process gets the signal; the others get the final one as soon as it is gone. */
    MIXED,
    /** Only the main process gets the signals; the others are left alone. */
    PROCESS,
    /** Nobody is signalled. */
    NONE
}
