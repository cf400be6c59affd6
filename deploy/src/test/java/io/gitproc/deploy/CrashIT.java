package io.gitproc.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The daemon is killed at every step it can name, by {@code SIGKILL} to itself, while thirty services are changed, held and
 * rolled back; the next daemon must end what it began, and nobody may notice. A few steps in each run, others each day;
 * all of them with {@code -Dcrash.points=all}.
 */
class CrashIT {
    private static final int POINTS = 120;
    private static final int SAMPLE = 20;

    private int laps;

    @Test
    void whereverTheDaemonIsKilledNothingIsLostDoubledOrForgotten() throws IOException {
        try (CrashWorld world = new CrashWorld()) {
            begin(world);
            SortedMap<String, Integer> passages = record(world);
            print(passages);
            List<String> chosen = chosen(passages);
            System.out.println(chosen);
            chosen.forEach(point -> survive(world, point));
        }
    }

    /** The services that nobody may touch are up, and two laps behind us have left what laps leave. */
    private void begin(CrashWorld world) {
        world.unit("comes-0", "");
        world.work().push("Begin");
        world.start("");
        world.settle();
        world.remember();
        lap(world);
        world.kill();
    }

    private SortedMap<String, Integer> record(CrashWorld world) throws IOException {
        Path file = Files.createTempFile("gitproc-it", ".steps");
        world.start("record:" + file);
        lap(world);
        world.kill();
        SortedMap<String, Integer> passages = new TreeMap<>();
        Files.readAllLines(file).forEach(step -> passages.merge(step, 1, Integer::sum));
        Files.delete(file);
        return passages;
    }

    private void lap(CrashWorld world) {
        laps++;
        int[] n = new int[1];
        new CrashLap(world, laps).steps().forEach(step -> { long t = System.nanoTime(); step.run(); System.out.println("step " + n[0]++ + " " + (System.nanoTime() - t) / 1000000L);});
    }

    /** From each step its first passage, then of each another one, until there are enough. */
    private static List<String> chosen(SortedMap<String, Integer> passages) {
        List<String> all = new ArrayList<>();
        for (int round = 1; all.size() < POINTS && round <= POINTS; round++) {
            int passage = round;
            passages.forEach((step, count) -> {
                if (passage <= count) {
                    all.add(step + ":" + passage);
                }
            });
        }
        if (System.getProperty("crash.points", "").equals("all")) {
            return all;
        }
        int apart = Math.max(1, all.size() / SAMPLE);
        int first = LocalDate.now(ZoneOffset.UTC).getDayOfYear() % apart;
        return IntStream.range(0, all.size())
                .filter(i -> i % apart == first)
                .mapToObj(all::get)
                .toList();
    }

    private void survive(CrashWorld world, String point) {
        laps++;
        long begun = System.nanoTime();
        boolean[] killed = new boolean[1];
        world.start(point);
        for (Runnable step : new CrashLap(world, laps).steps()) {
            try {
                step.run();
            } catch (RuntimeException | AssertionError interrupted) {
                if (!world.hasDied(interrupted)) {
                    throw new AssertionError("lap " + laps + ", killed at " + point + ": " + killed[0], interrupted);
                }
                killed[0] = true;
                world.kill();
                world.start("");
                step.run();
            }
        }
        System.out.println(point + " " + killed[0] + " " + (System.nanoTime() - begun) / 1_000_000L + " ms");
        world.kill();
    }

    private void print(SortedMap<String, Integer> passages) {
        passages.forEach((step, count) -> System.out.println("| " + step + " | " + count + " | "));
    }
}
