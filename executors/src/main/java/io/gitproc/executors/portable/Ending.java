package io.gitproc.executors.portable;

import io.gitproc.executors.RecordText;
import java.io.File;
import java.time.Instant;

/**
 * How a command ended, or why it never began.
 *
 * @param exit the record of it
 * @param isGood whether a next command may follow
 */
record Ending(RecordText exit, boolean isGood) {
    /** Where there are signals, Java gives an end by signal n as 128 + n, like a shell. */
    private static final int SIGNAL_BASE = 128;

    private static final int SIGNAL_MAX = 31;
    private static final boolean HAS_SIGNALS = File.separatorChar == '/';

    /** As Java gives it; a code of Windows that is none of a service is taken for 255. */
    static Ending of(int value, Instant at) {
        RecordText when = RecordText.at(at);
        return isSignal(value)
                ? new Ending(when.with("signal", value - SIGNAL_BASE).with("core", 0), false)
                : new Ending(when.with("code", value >= 0 && value <= 255 ? value : 255), value == 0);
    }

    private static boolean isSignal(int value) {
        return HAS_SIGNALS && value > SIGNAL_BASE && value <= SIGNAL_BASE + SIGNAL_MAX;
    }

    /** Of a process that was somebody else's child: that it ended is all that there is to know. */
    static Ending lost(Instant noticed) {
        return new Ending(RecordText.at(noticed), false);
    }

    /** A bad end that counts as a good one. */
    Ending forgiven() {
        return new Ending(
                RecordText.at(exit.instant("at").orElse(Instant.EPOCH)).with("code", 0), true);
    }
}
