package io.gitproc.reconciler.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The steps of the daemon's work at which a test can end it as {@code kill -9} does. Off, and then an empty method, unless
 * the daemon was started with {@code -Dgitproc.failpoint=STEP:N}, which kills it the N-th time that it comes to that step, or
 * with {@code -Dgitproc.failpoint=record:FILE}, which writes down each step that it comes to.
 *
 * <p>There is one for the process, as there is one end of it. Any thread.
 */
@FunctionalInterface
public interface FailPoint {
    /** The one that the property {@code gitproc.failpoint} asks for. */
    FailPoint OF_PROCESS = of(System.getProperty("gitproc.failpoint", ""));

    /** The daemon comes to a step. Does not return when it is to end there. */
    void pass(String step);

    /** As {@code before-rename}. */
    default void before(String step) {
        pass("before-" + step);
    }

    /** As {@code after-rename}. */
    default void after(String step) {
        pass("after-" + step);
    }

    /** Whether any step is more than nothing. */
    static boolean isOff() {
        return System.getProperty("gitproc.failpoint", "").isEmpty();
    }

    private static FailPoint of(String asked) {
        int colon = asked.indexOf(':');
        if (colon < 0) {
            return step -> {};
        }
        String name = asked.substring(0, colon);
        String rest = asked.substring(colon + 1);
        return name.equals("record") ? recording(Path.of(rest)) : killing(name, Integer.parseInt(rest));
    }

    private static FailPoint recording(Path file) {
        return step -> {
            try {
                Files.writeString(file, step + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static FailPoint killing(String name, int times) {
        AtomicInteger passed = new AtomicInteger();
        return step -> {
            if (step.equals(name) && passed.incrementAndGet() == times) {
                kill();
            }
        };
    }

    /** Java does not end its own process without its hooks, so another one does; this thread goes no step further. */
    private static void kill() {
        try {
            new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            "kill -KILL " + ProcessHandle.current().pid())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (true) {
            LockSupport.park();
        }
    }
}
