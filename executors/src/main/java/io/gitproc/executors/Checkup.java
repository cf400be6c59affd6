package io.gitproc.executors;

import io.gitproc.model.plan.ExitStatus;
import java.nio.charset.StandardCharsets;

/**
 * A command that asks a running service how it is, as the service itself would: under its identity, in its directory and
 * environment, with its limits. It is ready to run, once.
 *
 * <p>Threads: any.
 */
public interface Checkup {
    /** Bytes of the output that are kept. */
    int OUTPUT_MAX = 512;

    /**
     * Runs it and waits for its end; what it has started ends with it. When its time is over it is killed.
     *
     * @throws KernelException when it could not be run
     */
    Result run() throws KernelException;

    /** Kills it with all it started, whereupon {@link #run} returns. After its end this does nothing. */
    void cancel();

    /**
     * What came of it.
     *
     * @param output the first {@link #OUTPUT_MAX} bytes of what it wrote to both streams, as UTF-8; hostile
     */
    record Result(ExitStatus status, String output) {
        public static Result of(ExitStatus status, byte[] output) {
            return new Result(status, new String(output, StandardCharsets.UTF_8));
        }
    }
}
