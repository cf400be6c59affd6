package io.gitproc.reconciler.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/**
 * The log of one unit on its way to the screen. For one thread.
 *
 * <p>What there is of several goes by time. What comes is shown as it comes: nobody can know whether the others will still
 * have something to say of before.
 */
final class UnitLog {
    private static final int PIECE = 16 * 1024;

    private final LogLines lines;
    private final LogOutput output;
    private final Predicate<LogLine> wanted;
    private final Deque<LogLine> read = new ArrayDeque<>();
    private String at = "";

    UnitLog(LogLines lines, LogOutput output, Predicate<LogLine> wanted) {
        this.lines = lines;
        this.output = output;
        this.wanted = wanted;
    }

    /** Prints all lines by their time; one without a time stands behind the one before it. Closes the logs. */
    static void merge(List<UnitLog> logs, PrintStream out) throws IOException {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        for (Optional<UnitLog> next = oldest(logs); next.isPresent() && !out.checkError(); next = oldest(logs)) {
            next.get().printNext(piece);
            if (piece.size() > PIECE) {
                flush(piece, out);
            }
        }
        flush(piece, out);
        for (UnitLog log : logs) {
            log.lines.close();
        }
    }

    private static Optional<UnitLog> oldest(List<UnitLog> logs) throws IOException {
        for (UnitLog log : logs) {
            log.readOn();
        }
        return logs.stream().filter(log -> !log.read.isEmpty()).min(Comparator.comparing(UnitLog::time));
    }

    private void readOn() throws IOException {
        while (read.isEmpty() && lines.hasNext()) {
            lines.next().stream().filter(wanted).forEach(read::add);
        }
    }

    private String time() {
        at = read.element().head().map(head -> head.at()).orElse(at);
        return at;
    }

    private void printNext(ByteArrayOutputStream piece) throws IOException {
        output.print(read.remove(), piece);
    }

    private static void flush(ByteArrayOutputStream piece, PrintStream out) throws IOException {
        piece.writeTo(out);
        out.flush();
        piece.reset();
    }

    /** Prints what comes, each log by a thread of its own, until the last of them ends or nobody reads. */
    static void follow(List<UnitLog> logs, PrintStream out) throws IOException {
        CompletableFuture<?>[] followed = logs.stream()
                .map(log -> CompletableFuture.runAsync(() -> log.copy(out), task -> start(task)))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(followed).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            throw e;
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "log");
        thread.setDaemon(true);
        thread.start();
    }

    /** A piece is printed at once, so that no line of another log comes between. */
    private void copy(PrintStream out) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        try {
            while (lines.hasNext() && !out.checkError()) {
                for (LogLine line : lines.next()) {
                    if (wanted.test(line)) {
                        output.print(line, piece);
                    }
                }
                flush(piece, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
