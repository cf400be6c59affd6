package io.gitproc.reconciler.api;

import java.io.IOException;
import java.io.InputStream;

/**
 * What the command shows, made from the same JSON as there: so that who asks for {@code text/plain} need not start it.
 *
 * <p>Threads: any.
 */
public interface Texts {
    /** How many lines of its log are shown with a unit. */
    int LOG_LINES = 10;

    /**
     * What is printed, and how the command ends.
     *
     * @param text ends with a line break
     */
    record Text(String text, ExitCode code) {}

    /** @param host as at {@code /api/v1/status} */
    Text list(byte[] host, Look look) throws IOException;

    /** What can be named, one a line. */
    enum Names {
        UNITS,
        COMMITS
    }

    /** @param host as at {@code /api/v1/status} */
    Text names(byte[] host, Names kind) throws IOException;

    /** @param host as at {@code /api/v1/status} */
    Text status(byte[] host, Look look) throws IOException;

    /**
     * One unit.
     *
     * @param log its last lines, as they stand in the file
     */
    Text status(byte[] unit, InputStream log, Look look) throws IOException;
}
