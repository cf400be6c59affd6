package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The daemon is killed at every step that it can name, by {@code SIGKILL}, while thirty services are changed, held and rolled
 * back. The next one must end what was begun, and nobody may notice: nothing is lost, doubled, left over or forgotten.
 *
 * <p>A few points in each run, others each day; with {@code -Dcrash.points=all} more than a hundred, with
 * {@code -Dcrash.points=timers} those that are called so, and a table of them in {@code target/crash.md}.
 */
class CrashIT {
    private static final int ALL = 120;
    private static final int SAMPLE = 4;

    private final SortedMap<String, Boolean> survived = new TreeMap<>();
    private int laps;

    @Test
    void whereverTheDaemonIsKilledNothingIsLostDoubledOrForgotten() throws IOException {
        try (CrashWorld world = new CrashWorld()) {
            begin(world);
            CrashPoints points = record(world);
            for (String point : chosen(points)) {
                survived.put(point, survives(world, point));
                Files.writeString(Path.of("target/crash.md"), new CrashTable(points, survived).text());
            }
        }
        assertThat(survived.values())
                .as("%s", survived)
                .filteredOn(Boolean::booleanValue)
                .hasSizeGreaterThan(laps / 2);
    }

    /** The services that nobody may touch are up, and a lap behind us has left what laps leave. */
    private void begin(CrashWorld world) {
        world.unit("comes-0", "");
        world.work().push("Begin");
        world.start("");
        world.settle();
        world.remember();
        lap(world);
        world.kill();
    }

    private CrashPoints record(CrashWorld world) throws IOException {
        Path steps = Files.createTempFile("gitproc-it", ".steps");
        world.start("record:" + steps);
        lap(world);
        world.kill();
        try {
            return CrashPoints.of(Files.readAllLines(steps));
        } finally {
            Files.delete(steps);
        }
    }

    private void lap(CrashWorld world) {
        laps++;
        new CrashLap(world, laps).steps().forEach(Runnable::run);
    }

    private static List<String> chosen(CrashPoints points) {
        List<String> all = points.chosen(ALL);
        String asked = System.getProperty("crash.points", "");
        List<String> chosen = asked.isEmpty()
                ? CrashPoints.sample(all, SAMPLE, LocalDate.now(ZoneOffset.UTC).getDayOfYear())
                : all.stream()
                        .filter(point -> asked.equals("all") || point.contains(asked))
                        .toList();
        System.out.println("killed at: " + String.join(" ", chosen));
        return chosen;
    }

    /** One lap with a daemon that dies in it, and is followed by one that does not; false if it came to its end. */
    private boolean survives(CrashWorld world, String point) {
        laps++;
        boolean hasDied = false;
        world.start(point);
        for (Runnable step : new CrashLap(world, laps).steps()) {
            if (!isDone(world, step, point)) {
                hasDied = true;
                world.kill();
                world.start("");
                require(step, point);
            }
        }
        world.kill();
        return hasDied;
    }

    /** Whether the daemon lived to the end of the step. */
    private static boolean isDone(CrashWorld world, Runnable step, String point) {
        try {
            step.run();
            return true;
        } catch (RuntimeException | AssertionError interrupted) {
            if (world.hasDied(interrupted)) {
                return false;
            }
            throw new AssertionError("after " + point, interrupted);
        }
    }

    private static void require(Runnable step, String point) {
        try {
            step.run();
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError("killed at " + point, broken);
        }
    }
}
