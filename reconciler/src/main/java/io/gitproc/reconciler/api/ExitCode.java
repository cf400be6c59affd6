package io.gitproc.reconciler.api;

/** How a command ends: what scripts rely on. */
public enum ExitCode {
    DONE(0),
    /** Failed or refused. */
    FAILED(1),
    /** Changes are pending. */
    CHANGES(2),
    NOT_RUNNING(3),
    NO_SUCH_UNIT(4),
    /** sysexits.h EX_USAGE. */
    USAGE(64),
    /** sysexits.h EX_UNAVAILABLE: the daemon cannot be reached. */
    UNAVAILABLE(69),
    /** sysexits.h EX_SOFTWARE. */
    INTERNAL(70),
    /** sysexits.h EX_NOPERM. */
    NOT_PERMITTED(77);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
