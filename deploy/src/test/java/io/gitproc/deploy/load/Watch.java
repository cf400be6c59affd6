package io.gitproc.deploy.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Measures, and holds to bounds. */
final class Watch {
    private Watch() {}

    /** Fails when it takes longer than the bound. */
    static void timed(String what, Duration bound, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        Figure.of(what).is(taken, bound);
        assertThat(taken).as(what).isLessThan(bound);
    }

    /** What a process holds in memory, in MiB: proc(5), status. */
    static long memory(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .sum()
                    / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when a process holds more than so many MiB. */
    static void remembers(String what, long pid, long bound) {
        long memory = memory(pid);
        Figure.of(what).is(memory + " MiB", bound + " MiB");
        assertThat(memory).as(what).isLessThan(bound);
    }
}
