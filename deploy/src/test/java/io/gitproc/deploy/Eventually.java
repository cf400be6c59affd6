package io.gitproc.deploy;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what others do in their own time: looks again until it is as it should be, or it is too late. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Eventually() {}

    /** Looks until the assertion holds; fails with what it said last after a minute. */
    public static void eventually(ThrowingCallable assertion) {
        within(PATIENCE, assertion);
    }

    /** Looks until the assertion holds; fails with what it said last. */
    public static void within(Duration limit, ThrowingCallable assertion) {
        long start = System.nanoTime();
        while (!holds(assertion, System.nanoTime() - start > limit.toNanos())) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static boolean holds(ThrowingCallable assertion, boolean isLast) {
        try {
            assertion.call();
            return true;
        } catch (AssertionError notYet) {
            if (isLast) {
                throw notYet;
            }
            return false;
        } catch (Throwable broken) {
            throw new AssertionError("cannot look", broken);
        }
    }
}
