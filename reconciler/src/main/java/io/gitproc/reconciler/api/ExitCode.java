package io.gitproc.reconciler.api;

import java.util.Arrays;

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

    /** The one with this number; an internal fault when there is none, for no promise was kept then. */
    public static ExitCode numbered(int number) {
        return Arrays.stream(values())
                .filter(code -> code.number == number)
                .findFirst()
                .orElse(INTERNAL);
    }

    public int number() {
        return number;
    }
}
