package io.gitproc.executors;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.model.unit.Signal;
import java.io.IOException;
import java.util.function.Predicate;

/** A host to try a kernel on, with programs that behave. */
public interface KernelWorld extends AutoCloseable {
    Kernel kernel();

    /** The same host under a new daemon; the one before was killed. */
    Kernel restartDaemon() throws KernelException;

    /** Lets the host go on, until the kernel calls for a look that satisfies the condition; fails if it never does. */
    Look await(InvocationKey key, Predicate<Look> condition) throws KernelException;

    /** Ends at once with a code. */
    Launch.Command exits(int code);

    /** Ends at once by a signal. */
    Launch.Command diesOf(Signal signal);

    /** Runs until it gets a {@code SIGTERM}, and ends of it. */
    Launch.Command runs();

    /** Says that it is ready, and how it is, and runs on in silence. Only where the kernel hears it. */
    Launch.Command says(String status);

    /** The same, and ends at once, well. */
    Launch.Command saysAtItsEnd(String status);

    /** As {@link #runs}, and so does a child that it leaves in the background. */
    Launch.Command runsWithAChild() throws Exception;

    /** Waits for that child: a service has started before it has come to that. */
    void awaitChild() throws Exception;

    /** Two processes that leave the session of their parent and ignore every signal that can be ignored. */
    Launch.Command isStubborn();

    /** A program that does not exist. */
    Launch.Command isMissing();

    /**
     * A process that somebody else has started, and that ends of a {@code SIGTERM}; where there are cgroups, in one whose name
     * begins as the root of the kernel does, and ends as that of the invocation.
     */
    Bystander bystander(InvocationKey alike) throws Exception;

    /** None of ours. */
    interface Bystander extends AutoCloseable {
        long pid();

        /** Neither signalled nor moved. */
        boolean isUntouched() throws Exception;

        @Override
        void close() throws Exception;
    }

    @Override
    void close() throws KernelException, IOException;
}
