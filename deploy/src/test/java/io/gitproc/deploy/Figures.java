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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * What the packed daemon costs on this machine. Not run with the tests, since its name is none of a test:
 * {@code mvn -q verify -pl deploy -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=Figures}.
 */
final class Figures {
    private static final int KILLS = 200;
    private static final int PUSHES = 40;
    private static final int MANY = 500;
    private static final int LOOKS = 1000;
    private static final double MILLIS = 1e6;
    private static final int WELL = 200;
    private static final int SCRAPES = 41;
    private static final Duration SCRAPES_APART = Duration.ofMillis(1100);
    private static final Duration SETTLING = Duration.ofSeconds(40);
    private static final Duration IDLE = Duration.ofSeconds(60);

    static void say(String what, double value, String unit) {
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

    /** The start of {@code git push}, until the first line of the program that it changes. */
    @Test
    void fromPushToNewProcess() throws Exception {
        try (Playground playground = Playground.open()) {
            Path bell = fifo(playground, "bell");
            try (BufferedReader lines = reader(bell)) {
                List<Long> news = new ArrayList<>();
                List<Long> pushes = new ArrayList<>();
                for (int i = 0; i <= PUSHES; i++) {
                    ring(playground.work(), bell, i);
                    long begin = System.nanoTime();
                    CompletableFuture<Long> push = CompletableFuture.supplyAsync(() -> push(playground.work(), begin));
                    lines.readLine();
                    news.add(System.nanoTime() - begin);
                    pushes.add(push.join());
                    playground.settle();
                }
                say("start of git push -> the new process has printed, median", median(news) / MILLIS, "ms");
                say("… git push itself", median(pushes) / MILLIS, "ms");
            }
        }
    }

    private static void ring(WorkingCopy work, Path bell, int number) {
        work.write(
                "bell.service",
                "[Service]\nExecStart=/bin/sh -c 'echo " + number + " >" + bell + "; exec sleep 100000'\n");
        work.git("add", "--all");
        work.git("commit", "-q", "-m", "Ring " + number);
    }

    private static long push(WorkingCopy work, long begin) {
        work.git("push", "-q", "origin", "HEAD:main");
        return System.nanoTime() - begin;
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
            idle(playground, "", "processor time of an idle daemon with 500 units");
            say("… its memory", memory(playground.daemonPid()), "MB");
            looks(playground, playground.daemonPid());
            scrapes(playground, playground.daemonPid());
        }
    }

    @Test
    void aDaemonWith500CheckedUnitsIsNearlyIdle() throws Exception {
        try (Playground playground = Playground.open();
                HealthAnswers health = new HealthAnswers(WELL)) {
            idle(
                    playground,
                    "HealthCheckURL=" + health.url() + "\n",
                    "… with 500 units that are checked every 30 s by HTTP");
        }
    }

    private static void idle(Playground playground, String more, String what) throws Exception {
        Path clock = fifo(playground, "clock");
        String script = "sleep %d; echo >%s; ".formatted(SETTLING.toSeconds(), clock)
                + "sleep %d; echo >%s; exec sleep 100000".formatted(IDLE.toSeconds(), clock);
        playground.work().write("units/clock.service", "[Service]\nExecStart=/bin/sh -c '" + script + "'\n");
        for (int i = 1; i < MANY; i++) {
            playground.work().write("units/idle-" + i + ".service", "[Service]\nExecStart=/bin/sleep 100000\n" + more);
        }
        playground.deploy("Add many");
        long daemon = playground.daemonPid();
        try (BufferedReader lines = reader(clock)) {
            lines.readLine();
            long before = ticks(daemon);
            lines.readLine();
            say(what, (ticks(daemon) - before) / (double) IDLE.toSeconds(), "% of a core");
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

    /** Far enough apart that each looks at every cgroup. */
    private static void scrapes(Playground playground, long daemon) throws IOException {
        String text = playground.metrics();
        List<Long> times = new ArrayList<>();
        long before = ticks(daemon);
        for (int i = 0; i < SCRAPES; i++) {
            LockSupport.parkNanos(SCRAPES_APART.toNanos());
            long begin = System.nanoTime();
            text = playground.metrics();
            times.add(System.nanoTime() - begin);
        }
        say("a scrape of /metrics, 500 units, median", median(times) / MILLIS, "ms");
        say("… processor time", (ticks(daemon) - before) * 10.0 / SCRAPES, "ms");
        say("… size", text.length() / 1024.0, "KiB");
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
