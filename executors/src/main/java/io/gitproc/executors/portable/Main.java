package io.gitproc.executors.portable;

import io.gitproc.executors.KernelException;
import java.util.Optional;

/** The main process of an invocation, from the spawn to the record of its end. */
sealed interface Main permits Child, Adopted {

    /** Takes note of an end that has come since the last call. */
    void advance() throws KernelException;

    /** Whether there is more to come. */
    boolean isRunning();

    /** The process that runs now. */
    Optional<ProcessHandle> process();

    /** After this command there is no other. */
    void endAfterThis();
}
