package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a look at ten thousand units takes. Not part of the suite: a figure depends on the machine. */
final class Benchmarks {
    private static final int UNITS = 10_000;
    private static final int ROUNDS = 31;
    private static final Scope HOST = Scope.of("a", List.of("eu"));

    @TempDir
    Path folder;

    private GitRepo repo;

    @Test
    void tenThousandUnits() {
        fill();
        report("first look, of a new daemon", 5, round -> {
            try (Tracker tracker = tracker()) {
                tracker.look();
            }
        });
        try (Tracker tracker = tracker()) {
            tracker.look();
            afterEach("one unit changed", tracker, round -> repo.write("units/u7.service", unit(-round - 1)));
            afterEach("one unit added", tracker, round -> repo.write("units/new" + round + ".service", unit(1)));
            afterEach(
                    "one drop-in changed",
                    tracker,
                    round -> repo.write("hosts/a/u9.service.d/x.conf", "[Service]\nNice=" + (round % 19) + "\n"));
            afterEach(
                    "one After= changed",
                    tracker,
                    round -> repo.write("units/u8.service", "[Unit]\nAfter=u" + (round + 20) + ".service\n" + unit(1)));
            afterEach("nothing of this host changed", tracker, round -> repo.write("README", "round " + round));
            report("no change", 1_000, round -> tracker.look());
            memory();
        }
    }

    private Tracker tracker() {
        return new Tracker(GitSettings.of(folder, "main").in(HOST), folders -> {});
    }

    /** Each starts after another one. */
    private void fill() {
        repo = GitRepo.withWorkTree(folder);
        for (int n = 0; n < UNITS; n++) {
            repo.write("units/u" + n + ".service", "[Unit]\nAfter=u" + (n / 3 - 1) + ".service\n" + unit(n));
        }
        repo.commit("many");
    }

    private void afterEach(String what, Tracker tracker, IntConsumer edit) {
        List<Duration> took = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            edit.accept(round);
            repo.commit(what);
            took.add(time(round, any -> tracker.look()));
        }
        print(what, took);
    }

    private static void report(String what, int rounds, IntConsumer work) {
        List<Duration> took = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            took.add(time(round, work));
        }
        print(what, took);
    }

    private static Duration time(int round, IntConsumer work) {
        long start = System.nanoTime();
        work.accept(round);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void print(String what, List<Duration> took) {
        List<Duration> sorted = took.stream().sorted().toList();
        System.out.printf(
                "%-30s median %8d µs, best %8d µs%n",
                what,
                sorted.get(sorted.size() / 2).toNanos() / 1000,
                sorted.get(0).toNanos() / 1000);
    }

    private static void memory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("heap in use with all caches: %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
}
