package io.gitproc.reconciler.cli;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a person sees while something takes its time.
 *
 * @param words how far it is; asked four times a second, on a thread of its own, and only where somebody watches
 */
record Watch(Console console, Supplier<String> words) {
    /** What takes its time. */
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    <T, E extends Exception> T during(Work<T, E> work) throws E {
        Optional<ProgressLine> line = console.progressLine();
        if (line.isEmpty()) {
            return work.run();
        }
        try (ProgressLine shown = line.get()) {
            Thread thread = new Thread(() -> keepShowing(shown), "progress");
            thread.setDaemon(true);
            thread.start();
            return work.run();
        }
    }

    private void keepShowing(ProgressLine line) {
        while (!Patience.until(line::isClosed, ProgressLine.BETWEEN)) {
            line.show(words.get());
        }
    }
}
