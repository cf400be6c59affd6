package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel.Look;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Records;
import io.gitproc.model.unit.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ends: told exactly, told at once, and told only when nothing is left. */
class ServiceEndTest extends RealTest {
    @Test
    void aCoreDumpIsTold() throws Exception {
        assumeFalse(Files.readString(Path.of("/proc/sys/kernel/core_pattern")).startsWith("|"), "cores go elsewhere");
        start(
                WEB,
                running(
                        "ulimit -c unlimited && kill -SEGV $$",
                        in(world().folder().toString(), false)));

        Look look = awaitEnd(WEB);

        assertThat(field(look, Records.EXIT, "signal")).isEqualTo("11");
        assertThat(field(look, Records.EXIT, "core")).isEqualTo("1");
    }

    @Test
    void theEndOfTheMainProcessIsToldWhileOthersGoOn() throws Exception {
        start(WEB, "(setsid sleep 1000 &); exit 3");

        Look look = world().await(WEB, now -> now.records().containsKey(Records.EXIT));

        assertThat(field(look, Records.EXIT, "code")).isEqualTo("3");
        assertThat(look.alive()).isTrue();
        kernel().signal(WEB, Signal.TERM);
        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    @Test
    void aGrandchildThatFledItsParentAndIgnoresSignalsDiesOfAKill() throws Exception {
        List<Long> pids = startStubborn();
        kernel().signal(WEB, Signal.TERM);

        assertThat(pids).hasSize(2).allMatch(RealTest::isAlive);
        kernel().kill(WEB);
        awaitEnd(WEB);

        assertThat(pids).noneMatch(RealTest::isAlive);
    }

    /** The numbers of a process that ignores signals and of its child, which left its session and its parent too. */
    private List<Long> startStubborn() throws Exception {
        Path numbers = world().pipe("numbers");
        String child = "(setsid sh -c 'echo $$ >&3; exec sleep 1000 3>&-' &)";
        start(WEB, "trap '' TERM; exec 3> " + numbers + "; " + child + "; echo $$ >&3; exec sleep 1000 3>&-");
        return Files.readAllLines(numbers).stream().map(Long::valueOf).toList();
    }

    @Test
    void aServiceDiesWithALauncherThatIsKilled() throws Exception {
        start(WEB, "exec sleep 1000");
        Look look = awaitStart(WEB);
        long launcher = Long.parseLong(field(look, Records.LAUNCHER, "pid"));

        PidFd.open(launcher).orElseThrow().signal(Signal.KILL.number());
        Look end = awaitEnd(WEB);

        assertThat(end.records()).doesNotContainKey(Records.EXIT);
        assertThat(isAlive(Long.parseLong(field(look, Records.STARTED, "pid")))).isFalse();
    }

    @Test
    void aServiceThatOutlivesItsLauncherIsStillSeenAndKilled() throws Exception {
        SortedMap<String, String> environment = new TreeMap<>();
        environment.put("INVOCATION_ID", WEB.id().value());
        Path ready = world().pipe("ready");
        String script = "exec setpriv --pdeathsig clear sh -c 'echo > " + ready + "; exec sleep 1000'";
        start(WEB, running(script, withEnvironment(environment)));
        Files.readString(ready);
        Look look = awaitStart(WEB);
        long main = Long.parseLong(field(look, Records.STARTED, "pid"));

        PidFd.open(Long.parseLong(field(look, Records.LAUNCHER, "pid")))
                .orElseThrow()
                .signal(Signal.KILL.number());
        kernel().kill(WEB);
        awaitEnd(WEB);

        assertThat(isAlive(main)).isFalse();
    }

    @Test
    void noCommandBeginsAfterAStop() throws Exception {
        Path ready = world().pipe("ready");
        Launch.Command first =
                RealWorld.shell("trap 'exit 0' TERM; echo > " + ready + "; while :; do sleep 0.01; done");
        Launch.Command second = RealWorld.shell("echo second");
        start(WEB, new Launch(List.of(first, second), PLAIN.environment(), "/", false, Optional.empty(), 0022));
        Files.readString(ready);

        kernel().write(WEB, Records.STOP, "at=1\n");
        kernel().signal(WEB, Signal.TERM);

        assertThat(field(awaitEnd(WEB), Records.EXIT, "code")).isEqualTo("0");
        assertThat(world().log(WEB)).doesNotContain("second");
    }

    @Test
    void whatIsAliveIsNotRemoved() throws Exception {
        start(WEB, "exec sleep 1000");
        awaitStart(WEB);

        assertThatThrownBy(() -> kernel().remove(WEB)).isInstanceOf(KernelException.class);

        assertThat(kernel().look(WEB).alive()).isTrue();
        assertThat(kernel().look(WEB).records()).containsKey(Records.STARTED);
    }

    @Test
    void theLastRemovalLeavesNeitherCgroupNorFolder() throws Exception {
        start(WEB, "exit 0");
        awaitEnd(WEB);

        kernel().remove(WEB);

        assertThat(world().cgroups()).isEmpty();
        assertThat(world().settings().runtimeDirectory()).isEmptyDirectory();
    }

    @Test
    void twoHundredStartsAllEndAndAreToldOnce() throws Exception {
        List<InvocationKey> keys = new ArrayList<>();
        for (int number = 1; number <= 200; number++) {
            keys.add(key(number));
            start(key(number), "exit " + number % 100);
        }

        for (InvocationKey key : keys) {
            int number = Integer.parseInt(key.unit().stem().substring(3));
            assertThat(field(awaitEnd(key), Records.EXIT, "code")).isEqualTo(Integer.toString(number % 100));
        }
        assertThat(kernel().changed()).containsExactlyInAnyOrderElementsOf(keys);
    }
}
