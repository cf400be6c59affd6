package io.gitproc.reconciler.cli;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what nobody announces: that a process listens, or does not any more. */
final class Patience {
    private static final long LOOK_MILLIS = 20;

    private Patience() {}

    /** Looks fifty times a second. Gives whether it came true within the limit. */
    static boolean until(BooleanSupplier condition, Duration limit) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > limit.toNanos() || !pause()) {
                return false;
            }
        }
        return true;
    }

    private static boolean pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
