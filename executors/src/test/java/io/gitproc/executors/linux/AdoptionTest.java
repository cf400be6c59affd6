package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.gitproc.executors.Host;
import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Records;
import io.gitproc.executors.launch.DirectExecutor;
import io.gitproc.model.order.Ordering;
import io.gitproc.model.plan.Action;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.Planner;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The daemon is killed at any moment; the next one takes over what runs, and no second copy ever starts. */
class AdoptionTest extends RealTest {
    private static final UnitName SERVICE = UnitName.of("web");
    private static final CommitId COMMIT = new CommitId("0".repeat(40));
    private static final int PASSES_MAX = 20;

    private Instant now = Instant.now(); // As the launchers, who write down theirs.

    /** Writes down that it runs, and then does nothing. */
    private ServiceSpec spec() {
        String text = "[Service]\nExecStart=/bin/sh -c 'echo $$$$ >> " + marker() + "; exec sleep 1000'\n";
        return UnitParser.parse(SERVICE, text).spec().orElseThrow();
    }

    private Path marker() {
        return world().folder().resolve("marker");
    }

    private Desired wanted() {
        SortedMap<UnitName, Wanted> units = new TreeMap<>();
        units.put(SERVICE, Wanted.running(spec(), COMMIT));
        return new Desired(COMMIT, units, Ordering.empty());
    }

    private static Desired nothing() {
        return new Desired(COMMIT, new TreeMap<>(), Ordering.empty());
    }

    private Host daemon(Kernel kernel) throws KernelException {
        now = now.plusSeconds(1);
        Host host = new Host(kernel, new DirectExecutor(Collections.emptySortedMap()));
        host.lookAtAll();
        return host;
    }

    /** Acts and looks again until nothing is to be done now; what is refused is looked at again. */
    private Observed turn(Host host, Desired desired) throws KernelException {
        for (int pass = 0; pass < PASSES_MAX; pass++) {
            Observed observed = host.observe(now, Collections.emptySortedMap());
            List<Action> ready = Planner.plan(desired, observed).ready();
            if (ready.isEmpty()) {
                return observed;
            }
            for (Action action : ready) {
                attempt(host, action);
            }
        }
        return fail("no end of actions");
    }

    @Test
    void aClockThatIsSetBackMakesNoSecondCopyAndNothingHappensInTheFuture() throws Exception {
        Host host = daemon(kernel());
        now = Instant.parse("2100-01-01T00:00:00Z");
        Invocation first = runs(host);
        InvocationKey key = kernel().invocations().last();
        kernel().kill(key);
        awaitEnd(key);
        now = now.minusSeconds(7200);
        host.observe(now, Collections.emptySortedMap());
        host.retry(SERVICE, "asked", now);

        turn(host, wanted());
        for (Host each : List.of(host, daemon(world().restartDaemon()))) {
            List<Invocation> starts = each.observe(now, Collections.emptySortedMap())
                    .unit(SERVICE)
                    .orElseThrow()
                    .invocations();
            assertThat(starts).hasSize(2).noneMatch(start -> start.launched().isAfter(now));
            assertThat(starts.get(0).id()).isEqualTo(first.id());
            assertThat(kernel().invocations()).hasSize(2);
        }
    }

    /** A launcher may be quicker than what is done about it. */
    private void attempt(Host host, Action action) throws KernelException {
        try {
            host.apply(action, now);
        } catch (KernelException refused) {
            host.lookAtAll();
        }
    }

    /** Turns until the service runs. */
    private Invocation runs(Host host) throws KernelException {
        turn(host, wanted());
        InvocationKey key = kernel().invocations().last();
        world().await(key, look -> look.records().containsKey(Records.STARTED));
        host.lookAtAll();
        return turn(host, wanted()).unit(SERVICE).orElseThrow().newest().orElseThrow();
    }

    /** Lets a daemon turn until it is killed instead of making one of its calls. */
    private void turnUntilDeath(int calls, Desired desired) throws KernelException {
        try {
            turn(daemon(new MortalKernel(kernel(), calls)), desired);
        } catch (MortalKernel.Death killed) {
            assertThat(killed).isNotNull();
        }
        world().restartDaemon();
    }

    private List<String> copies() throws IOException {
        return Files.exists(marker()) ? Files.readAllLines(marker()) : List.of();
    }

    /** Waits until the copy that is alive has said that it is there. */
    private void assertOneCopy(Invocation invocation) throws KernelException, IOException {
        long pid = invocation.main().orElseThrow().pid();
        assertThat(kernel().invocations()).hasSize(1);
        assertThat(isAlive(pid)).isTrue();
        while (copies().isEmpty()) {
            Thread.onSpinWait();
        }
        stop();
        assertThat(copies()).hasSize(1);
    }

    /** Ends it, so that what it writes has been written. */
    private void stop() throws KernelException {
        Host host = daemon(kernel());
        turn(host, nothing());
        for (InvocationKey key : kernel().invocations()) {
            world().await(key, look -> !look.alive());
        }
        host.lookAtAll();
        turn(host, nothing());
        assertThat(kernel().invocations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aDaemonKilledInAStartIsFollowedByOneThatEndsWithOneCopy(int calls) throws Exception {
        turnUntilDeath(calls, wanted());

        assertOneCopy(runs(daemon(kernel())));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aDaemonKilledInAStopIsFollowedByOneThatCompletesIt(int calls) throws Exception {
        long pid = runs(daemon(kernel())).main().orElseThrow().pid();

        turnUntilDeath(calls, nothing());
        stop();

        assertThat(isAlive(pid)).isFalse();
    }

    @Test
    void whatRunsIsAdoptedWithItsTrueStartAndNotTouched() throws Exception {
        Invocation before = runs(daemon(kernel()));

        world().restartDaemon();
        Invocation after = turn(daemon(kernel()), wanted())
                .unit(SERVICE)
                .orElseThrow()
                .newest()
                .orElseThrow();

        assertThat(after).isEqualTo(before);
        assertOneCopy(after);
    }

    @Test
    void aLauncherThatIsLateFindsThatItsStartWasGivenUp() throws Exception {
        kernel().create(WEB, new TreeMap<>(), Limits.none());
        kernel().write(WEB, Records.ORDERS, orders());
        Process late = stoppedLauncher();
        world().restartDaemon();

        turn(daemon(kernel()), nothing());
        resume(late);

        assertThat(late.waitFor()).isZero();
        assertThat(copies()).isEmpty();
        assertThat(kernel().invocations()).isEmpty();
    }

    @Test
    void aStartThatWasGivenUpAndItsSuccessorDoNotBothRun() throws Exception {
        kernel().create(WEB, new TreeMap<>(), Limits.none());
        kernel().write(WEB, Records.ORDERS, orders());
        Process late = stoppedLauncher();
        world().restartDaemon();

        Invocation successor = runs(daemon(kernel()));
        resume(late);

        assertThat(late.waitFor()).isZero();
        assertOneCopy(successor);
    }

    private String orders() throws KernelException {
        LogFile log = new LogFile(world().logFile(WEB), OptionalLong.empty());
        Placement nowhere = new Placement(List.of(), List.of(), PidNamespaces.Way.NONE, Path.of("/nowhere"));
        return Orders.of(running("echo $$ >> " + marker(), PLAIN), nowhere, log);
    }

    /** One that was spawned and has not done anything yet. */
    private Process stoppedLauncher() throws Exception {
        Path folder = world().settings().runtimeDirectory().resolve(WEB.toString());
        String script = "kill -STOP $$; exec " + RealWorld.LAUNCHER + " " + folder;
        Process launcher = new ProcessBuilder("sh", "-c", script).start();
        ProcFs proc = new ProcFs(Path.of("/proc"));
        while (proc.process(launcher.pid()).filter(stat -> stat.state() == 'T').isEmpty()) {
            Thread.onSpinWait();
        }
        return launcher;
    }

    private static void resume(Process launcher) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", "kill -CONT " + launcher.pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void aRecordWithTheNumberOfAProcessThatCameLaterIsNotBelieved() throws Exception {
        Invocation ended = runs(daemon(kernel()));
        InvocationKey key = kernel().invocations().first();
        String launcher = Optional.ofNullable(kernel().look(key).records().get(Records.LAUNCHER))
                .orElseThrow();
        assertOneCopy(ended);

        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            kernel().create(key, new TreeMap<>(), Limits.none());
            kernel().write(key, Records.LAUNCHER, launcher.replaceFirst("pid=[0-9]+", "pid=" + stranger.pid()));

            assertThat(kernel().look(key).alive()).isFalse();
            kernel().kill(key);

            assertThat(isAlive(stranger.pid())).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }
}
