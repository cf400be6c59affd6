package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What the packed daemon costs on this machine. Not run with the tests, since its name is none of a test:
 * {@code mvn -q verify -pl deploy -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=Figures}.
 */
final class Figures {
    private static final int KILLS = 200;
    private static final int MANY = 500;
    private static final int LOOKS = 1000;
    private static final double MILLIS = 1e6;
    private static final Duration IDLE = Duration.ofSeconds(60);

    private static void say(String what, double value, String unit) {
        System.out.printf("%-56s %10.2f %s (load %s)%n", what, value, unit, load());
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** {@code kill -9} of a service, until the first line of the shell that is started in its place. */
    @Test
    void fromKillToNewProcess() throws Exception {
        try (Playground playground = Playground.open()) {
            Path bell = fifo(playground, "bell");
            playground
                    .work()
                    .write(
                            "bell.service",
                            "[Service]\nRestart=always\nRestartSec=0\n" + "ExecStart=/bin/sh -c 'echo >" + bell
                                    + "; exec sleep 100000'\n");
            try (BufferedReader lines = reader(bell)) {
                playground.work().push("Ring");
                lines.readLine();
                say("kill -9 -> the new process has printed, median", kills(playground, lines), "ms");
            }
            say("the same of a shell that this process starts", spawns(bell), "ms");
        }
    }

    private static double kills(Playground playground, BufferedReader lines) throws IOException {
        List<Long> times = new ArrayList<>();
        long last = 0;
        for (int i = 0; i < KILLS; i++) {
            long before = last;
            eventually(
                    () -> assertThat(playground.unit("bell").json().path("pid").asLong())
                            .isNotIn(0L, before));
            last = playground.unit("bell").pid();
            ProcessHandle service = ProcessHandle.of(last).orElseThrow();
            long begin = System.nanoTime();
            service.destroyForcibly();
            lines.readLine();
            times.add(System.nanoTime() - begin);
        }
        return median(times) / MILLIS;
    }

    private static double spawns(Path bell) throws IOException {
        List<Long> times = new ArrayList<>();
        try (BufferedReader lines = reader(bell)) {
            for (int i = 0; i < KILLS; i++) {
                long begin = System.nanoTime();
                Process shell = new ProcessBuilder("/bin/sh", "-c", "echo >" + bell).start();
                lines.readLine();
                times.add(System.nanoTime() - begin);
                shell.onExit().join();
            }
        }
        return median(times) / MILLIS;
    }

    /** Open for writing too, so that there is no end of file between two services. */
    private static BufferedReader reader(Path fifo) throws IOException {
        InputStream input = Channels.newInputStream(new RandomAccessFile(fifo.toFile(), "rw").getChannel());
        return new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    private static Path fifo(Playground playground, String name) {
        Path fifo = playground.folder().resolve(name);
        assertThat(Finished.run(playground.folder(), List.of("mkfifo", fifo.toString()))
                        .code())
                .isZero();
        return fifo;
    }

    @Test
    void aDaemonWith500UnitsIsIdle() throws Exception {
        try (Playground playground = Playground.open()) {
            for (int i = 0; i < MANY; i++) {
                playground.work().write("units/idle-" + i + ".service", "[Service]\nExecStart=/bin/sleep 100000\n");
            }
            playground.deploy("Add many");
            long daemon = playground.daemonPid();
            TimeUnit.SECONDS.sleep(5);
            long before = ticks(daemon);
            TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
            say(
                    "processor time of an idle daemon with 500 units",
                    (ticks(daemon) - before) / (double) IDLE.toSeconds(),
                    "% of a core");
            say("… its memory", memory(daemon), "MB");
            looks(playground, daemon);
        }
    }

    private static void looks(Playground playground, long daemon) throws IOException {
        double lines = log(playground);
        long before = ticks(daemon);
        long begin = System.nanoTime();
        for (int i = 0; i < LOOKS; i++) {
            playground.settle();
        }
        say("a look at the repository without a change, 500 units", (System.nanoTime() - begin) / MILLIS / LOOKS, "ms");
        say("… processor time", (ticks(daemon) - before) * 10.0 / LOOKS, "ms");
        say("… lines in the log after 1,000 of them", log(playground) - lines, "");
    }

    private static double log(Playground playground) {
        return playground.read("log/gitproc.log").lines().count();
    }

    /** Hundredths of a second that a process has computed, in the kernel too: proc(5), stat. */
    private static long ticks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static double memory(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "smaps_rollup")).stream()
                        .filter(line -> line.startsWith("Rss:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                        .sum()
                / 1024;
    }

    private static double median(List<Long> times) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
