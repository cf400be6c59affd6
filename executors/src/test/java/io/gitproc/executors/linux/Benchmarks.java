package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Host;
import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel.Look;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Listening;
import io.gitproc.executors.Output;
import io.gitproc.executors.Privileges;
import io.gitproc.executors.RecordText;
import io.gitproc.executors.Records;
import io.gitproc.executors.Scheduling;
import io.gitproc.executors.launch.DirectExecutor;
import io.gitproc.model.unit.NotifyAccess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a service costs on this machine. Not run with the tests, since its name is none of a test:
 * {@code mvn -q -pl executors -am test -Dtest=Benchmarks -Dsurefire.failIfNoSpecifiedTests=false}.
 */
final class Benchmarks {
    private static final int SERVICES = 500;
    private static final int KILLS = 200;
    private static final double MILLIS = 1e6;
    private static final Launch SLEEP =
            RealTest.with(RealTest.PLAIN, new Launch.Command("/bin/sleep", List.of("sleep", "1000"), false));

    private RealWorld world;

    @BeforeEach
    void openWorld() throws Exception {
        world = RealWorld.open(mount -> true);
    }

    @AfterEach
    void closeWorld() throws Exception {
        for (InvocationKey key : world.kernel().invocations()) {
            world.kernel().kill(key);
        }
        world.close();
    }

    private static void say(String what, double value, String unit) throws IOException {
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
        System.out.printf("%-48s %10.2f %s (load %s)%n", what, value, unit, load);
    }

    private void start(InvocationKey key) throws KernelException {
        world.kernel().create(key, new TreeMap<>(), Limits.none());
        world.kernel().spawn(key, SLEEP);
    }

    private void awaitStart(InvocationKey key) throws KernelException {
        world.await(key, look -> look.records().containsKey(Records.STARTED));
    }

    private void startAll(int services) throws KernelException {
        for (int i = 0; i < services; i++) {
            start(RealTest.key(i));
        }
        for (int i = 0; i < services; i++) {
            awaitStart(RealTest.key(i));
        }
    }

    @Test
    void startsPerSecond() throws Exception {
        startAll(50);
        long begin = System.nanoTime();
        for (int i = 50; i < SERVICES; i++) {
            start(RealTest.key(i));
        }
        long spawned = System.nanoTime();
        for (int i = 50; i < SERVICES; i++) {
            awaitStart(RealTest.key(i));
        }
        say("spawns per second, one thread", (SERVICES - 50) / ((spawned - begin) / 1e9), "/s");
        say("… until every program runs", (SERVICES - 50) / ((System.nanoTime() - begin) / 1e9), "/s");
        say("resident memory of a launcher, proportional", launcherMemory(), "KiB");
    }

    @Test
    void startsPerSecondOfFourThreads() throws Exception {
        startAll(50);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        long begin = System.nanoTime();
        List<Callable<Boolean>> starts = new ArrayList<>();
        for (int i = 50; i < SERVICES; i++) {
            InvocationKey key = RealTest.key(i);
            starts.add(() -> {
                start(key);
                return true;
            });
        }
        for (Future<Boolean> each : threads.invokeAll(starts)) {
            assertThat(each.get()).isTrue();
        }
        threads.shutdown();
        for (int i = 50; i < SERVICES; i++) {
            awaitStart(RealTest.key(i));
        }
        say("starts per second, four threads", (SERVICES - 50) / ((System.nanoTime() - begin) / 1e9), "/s");
    }

    private double launcherMemory() throws Exception {
        double sum = 0;
        for (int i = 0; i < 50; i++) {
            String pid = RealTest.field(world.kernel().look(RealTest.key(i)), Records.LAUNCHER, "pid");
            sum += Files.readAllLines(Path.of("/proc", pid, "smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .sum();
        }
        return sum / 50;
    }

    @Test
    void fromStartToProgram() throws Exception {
        List<Long> times = new ArrayList<>();
        startAll(20);
        for (int i = 20; i < KILLS; i++) {
            long begin = System.nanoTime();
            start(RealTest.key(i));
            awaitStart(RealTest.key(i));
            times.add(System.nanoTime() - begin);
        }
        say("start -> the program is known to run, median", median(times) / MILLIS, "ms");
    }

    @Test
    void fromKillToNoticed() throws Exception {
        startAll(KILLS);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            InvocationKey key = RealTest.key(i);
            long pid = Long.parseLong(RealTest.field(world.kernel().look(key), Records.STARTED, "pid"));
            ProcessHandle service = ProcessHandle.of(pid).orElseThrow();
            world.kernel().changed();
            long begin = System.nanoTime();
            service.destroyForcibly();
            world.await(key, look -> look.records().containsKey(Records.EXIT));
            times.add(System.nanoTime() - begin);
        }
        say("kill -> noticed with its cause, median", median(times) / MILLIS, "ms");
    }

    @Test
    void adoptionOf500Services() throws Exception {
        startAll(SERVICES);
        long begin = System.nanoTime();
        long computed = cpuTime();
        Host host = new Host(world.restartDaemon(), new DirectExecutor(Collections.emptySortedMap()));
        host.lookAtAll();
        long alive = host.observe(Instant.EPOCH, Collections.emptySortedMap()).units().values().stream()
                .filter(status -> status.alive())
                .count();
        say("adoption of 500 services, opening included", (System.nanoTime() - begin) / MILLIS, "ms");
        say("… of which computed", (cpuTime() - computed) / MILLIS, "ms");
        assertThat(alive).isEqualTo(SERVICES);

        begin = System.nanoTime();
        computed = cpuTime();
        host.lookAtAll();
        host.observe(Instant.EPOCH, Collections.emptySortedMap());
        say("looking at all of them again", (System.nanoTime() - begin) / MILLIS, "ms");
        say("… of which computed", (cpuTime() - computed) / MILLIS, "ms");
    }

    /** What this thread computed, in the kernel too: little is changed by what else the machine does. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void whatTheDaemonComputesForAStart() throws Exception {
        startAll(50);
        long creating = 0;
        long spawning = 0;
        for (int i = 50; i < KILLS; i++) {
            long begin = cpuTime();
            world.kernel().create(RealTest.key(i), new TreeMap<>(), Limits.none());
            long created = cpuTime();
            world.kernel().spawn(RealTest.key(i), SLEEP);
            creating += created - begin;
            spawning += cpuTime() - created;
            awaitStart(RealTest.key(i));
        }
        say("create, computed", creating / MILLIS / (KILLS - 50), "ms");
        say("spawn, computed", spawning / MILLIS / (KILLS - 50), "ms");
    }

    /** From when the launcher has heard it: that is what the record says. */
    @Test
    void fromReadyToSeen() throws Exception {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            InvocationKey key = RealTest.key(i);
            world.kernel().create(key, new TreeMap<>(), Limits.none());
            world.kernel().spawn(key, heard(RealWorld.speaker("say", "READY=1", "loiter")));
            Look look = world.await(key, it -> it.records().containsKey(Records.NOTIFIED));
            Instant seen = Instant.now();
            RecordText said = RecordText.parse(look.records().get(Records.NOTIFIED));
            times.add(
                    Duration.between(said.instant("ready").orElseThrow(), seen).toNanos());
        }
        say("READY=1 is heard -> seen, median", median(times) / MILLIS, "ms");
    }

    private static Launch heard(Launch.Command command) {
        return new Launch(
                List.of(command),
                Collections.emptySortedMap(),
                "/",
                false,
                Optional.empty(),
                0022,
                Privileges.UNCHANGED,
                Scheduling.UNCHANGED,
                Collections.emptySortedMap(),
                List.of(),
                Output.LOG,
                true,
                new Listening(NotifyAccess.MAIN, Optional.empty(), true));
    }

    @Test
    void messagesPerSecond() throws Exception {
        InvocationKey key = RealTest.key(0);
        world.kernel().create(key, new TreeMap<>(), Limits.none());
        long begin = System.nanoTime();
        Launch.Command flood = RealWorld.speaker("flood", "200000", "STATUS=x", "say", "STATUS=over", "loiter");
        world.kernel().spawn(key, heard(flood));
        world.await(
                key, look -> RealTest.field(look, Records.NOTIFIED, "status").equals("over"));
        say("datagrams heard per second", 200_000 / ((System.nanoTime() - begin) / 1e9), "/s");
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
