package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.text.Printable;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One line at the bottom of a terminal that is written over while something takes long, and is gone afterwards. Any thread.
 */
final class ProgressLine implements AutoCloseable {
    /** A line that changes faster cannot be read. */
    static final Duration BETWEEN = Duration.ofMillis(250);

    private static final String START = "\r";
    private static final String CLEAR_REST = "\u001b[K";

    private final PrintStream terminal;
    private final int width;
    private final LongSupplier nanos;
    private String shown = "";
    private long since;
    private boolean closed;

    /**
     * Nothing is shown yet.
     *
     * @param width of the terminal, in columns
     * @param nanos a clock that never goes back
     */
    ProgressLine(PrintStream terminal, int width, LongSupplier nanos) {
        this.terminal = terminal;
        this.width = width;
        this.nanos = nanos;
    }

    /** One that comes too soon after the last is left out; the next is newer anyway. */
    synchronized void show(String text) {
        String line = Printable.cut(Printable.line(text), width - 1);
        if (!closed && !line.equals(shown) && isTime()) {
            write(START + line + CLEAR_REST);
            shown = line;
            since = nanos.getAsLong();
        }
    }

    private boolean isTime() {
        return shown.isEmpty() || nanos.getAsLong() - since >= BETWEEN.toNanos();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Leaves no trace, and shows nothing any more. */
    @Override
    public synchronized void close() {
        if (!closed && !shown.isEmpty()) {
            write(START + CLEAR_REST);
        }
        closed = true;
    }

    private void write(String text) {
        terminal.print(text);
        terminal.flush();
    }
}
