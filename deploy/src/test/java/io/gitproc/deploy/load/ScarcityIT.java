package io.gitproc.deploy.load;

import static io.gitproc.deploy.Eventually.eventually;
import static io.gitproc.deploy.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.deploy.Finished;
import io.gitproc.deploy.Playground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A host that runs out of what services and the daemon need: nobody is hurt but who took it all. */
@Tag("alone")
@EnabledIfSystemProperty(named = "user.name", matches = "root")
class ScarcityIT {
    private static final int TASKS = 60;

    private final Playground playground = Playground.quiet();

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void aFloodOnAFullDiskIsToldAndGoesOnWhenThereIsRoom() throws IOException {
        Path logs = Files.createDirectory(playground.folder().resolve("log"));
        done("mount", "-t", "tmpfs", "-o", "size=3m", "gitproc-it", logs.toString());
        try {
            Files.write(logs.resolve("ballast"), new byte[2 << 20]);
            playground.startDaemon();
            write("flood", "/bin/sh -c 'while :; do echo a line of the flood; done'");
            write("calm", "/bin/sleep 100000");
            playground.deploy("Add flood");
            long flood = playground.awaitState("flood", "running").pid();
            long daemon = playground.daemonPid();

            eventually(() -> assertThat(playground.done("list")).contains("no space is left for the logs in " + logs));
            assertRestartsCalm("a unit is killed beside a flood on a full disk → it runs again");
            Files.delete(logs.resolve("ballast"));
            eventually(() -> assertThat(playground.done("logs", "flood", "-n", "100000"))
                    .contains("dropped: no space left on device"));

            assertThat(playground.unit("flood").pid()).isEqualTo(flood);
            assertThat(playground.daemonPid()).isEqualTo(daemon);
            playground.done("shutdown", "--stop-services");
        } finally {
            done("umount", "-l", logs.toString());
        }
    }

    @Test
    void aForkBombIsHeldByItsOwnLimit() throws IOException {
        playground.startDaemon();
        write("calm", "/bin/sleep 100000");
        write("bomb", "/bin/sh -c '(while :; do sleep 100000 & done); exec sleep 100000'", "TasksMax=" + TASKS);
        playground.deploy("Add bomb");

        eventually(() -> assertThat(tasks("bomb")).isGreaterThan(TASKS / 2));
        assertRestartsCalm("a unit is killed beside a fork bomb → it runs again");
        assertThat(tasks("bomb")).isLessThanOrEqualTo(TASKS);
        Watch.timed("stop of a fork bomb", Duration.ofSeconds(20), () -> playground.done("stop", "bomb"));
        eventually(() -> assertThat(tasks("bomb")).isZero());
    }

    @Test
    void memoryThatRunsOutEndsTheGreedyOneAlone() {
        playground.startDaemon();
        write("calm", "/bin/sleep 100000");
        write("greedy", "/usr/bin/tail /dev/zero", "MemoryMax=32M", "RestartSec=50ms", "RestartMaxDelaySec=100ms");
        long daemon = playground.daemonPid();
        playground.work().push("Add greedy");
        long calm = playground.awaitState("calm", "running").pid();

        eventually(() -> assertThat(playground.unit("greedy").restarts()).isGreaterThan(3));
        assertThat(playground.unit("greedy").lastCause()).startsWith("oom");
        assertThat(playground.unit("calm").pid()).isEqualTo(calm);
        assertThat(playground.unit("calm").restarts()).isZero();
        assertThat(playground.daemonPid()).isEqualTo(daemon);
    }

    @Test
    void aDaemonWithoutDescriptorsTouchesNoServiceAndRecovers() throws IOException {
        playground.startDaemon();
        write("calm", "/bin/sleep 100000");
        playground.deploy("Add calm");
        long calm = playground.awaitState("calm", "running").pid();
        long daemon = playground.daemonPid();

        String usual = done("prlimit", "--pid", String.valueOf(daemon), "--nofile", "-o", "SOFT", "--noheadings");
        limitDescriptors(daemon, String.valueOf(descriptors(daemon)));
        write("more", "/bin/sleep 100000");
        String commit = playground.work().push("Add more");
        assertThat(ProcessHandle.of(calm).orElseThrow().destroyForcibly()).isTrue();
        assertThat(playground.gitproc("status").code()).isNotZero();
        limitDescriptors(daemon, usual);

        long begin = System.nanoTime();
        within(Duration.ofMinutes(1), () -> {
            assertThat(playground.hasDaemon()).isTrue();
            assertThat(playground.settle()).contains("converged to " + commit.substring(0, 7));
            assertThat(playground.unit("calm").state()).isEqualTo("running");
        });
        Figure.of("descriptors are back → converged")
                .is(Duration.ofNanos(System.nanoTime() - begin), Duration.ofMinutes(1));
        assertThat(playground.daemonPid()).isEqualTo(daemon);
    }

    private void limitDescriptors(long pid, String soft) {
        done("prlimit", "--pid", String.valueOf(pid), "--nofile=" + soft + ":");
    }

    private static long descriptors(long pid) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return open.count();
        }
    }

    private void assertRestartsCalm(String what) {
        long before = playground.awaitState("calm", "running").pid();
        Watch.timed(what, Duration.ofSeconds(15), () -> {
            assertThat(ProcessHandle.of(before).orElseThrow().destroyForcibly()).isTrue();
            eventually(() -> {
                assertThat(playground.unit("calm").state()).isEqualTo("running");
                assertThat(playground.unit("calm").pid()).isNotEqualTo(before);
            });
        });
    }

    private void write(String unit, String program, String... more) {
        playground
                .work()
                .write(
                        unit + ".service",
                        "[Service]\nExecStart=" + program + "\nRestart=always\n" + String.join("\n", more) + "\n");
    }

    private static long tasks(String unit) {
        return ProcessHandle.allProcesses()
                .filter(process -> cgroup(process.pid()).contains("/" + unit + ".service/"))
                .count();
    }

    private static String cgroup(long pid) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "cgroup"));
        } catch (IOException gone) {
            return "";
        }
    }

    private String done(String... command) {
        Finished finished = Finished.run(playground.folder(), List.of(command));
        assertThat(finished.code()).as(finished.toString()).isZero();
        return finished.out().strip();
    }
}
