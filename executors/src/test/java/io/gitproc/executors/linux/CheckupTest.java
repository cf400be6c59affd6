package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Checkup;
import io.gitproc.executors.Checkup.Result;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Launch.Credentials;
import io.gitproc.model.plan.ExitStatus;
import io.gitproc.model.unit.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that ask a service how it is. */
class CheckupTest extends RealTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final ExitStatus KILLED = new ExitStatus.Killed(Signal.KILL, false);

    @BeforeEach
    void startTheService() throws Exception {
        start(WEB, "exec sleep 1000");
        awaitStart(WEB);
    }

    @Test
    void itsCodeAndWhatItWroteAreTheAnswer() throws Exception {
        Result result = check("echo well; echo really >&2; exit 3", LONG);

        assertThat(result).isEqualTo(new Result(new ExitStatus.Code(3), "well\nreally\n"));
    }

    @Test
    void itRunsInTheDirectoryAndTheEnvironmentOfTheService() throws Exception {
        Launch service = withEnvironment(new TreeMap<>(Map.of("GREETING", "hello")));

        assertThat(check(service, "pwd; echo $GREETING; umask", LONG).output()).isEqualTo("/\nhello\n0022\n");
    }

    @Test
    void itRunsAsTheUserOfTheServiceAndNeverAsRoot() throws Exception {
        assumeRoot();
        Launch service = as(new Credentials(65534, 65533, List.of(65532L)));

        assertThat(check(service, "id -u; id -g; id -G; grep CapEff /proc/self/status", LONG)
                        .output())
                .isEqualTo("65534\n65533\n65533 65532\nCapEff:\t0000000000000000\n");
    }

    @Test
    void itIsBoundByTheLimitsOfTheService() throws Exception {
        assumeRoot();

        assertThat(check("cat /proc/self/cgroup", LONG).output()).contains("/" + WEB);
    }

    @Test
    void aProgramThatIsMissingSaysSo() throws Exception {
        Launch.Command missing = new Launch.Command("/no/such", List.of("/no/such"), false);
        Result result = kernel().checkup(WEB, PLAIN.beside(missing), LONG).run();

        assertThat(result.status().words()).isEqualTo("cannot start: executable /no/such: no such file or directory");
    }

    @Test
    void whatItLeavesInTheBackgroundEndsWithIt() throws Exception {
        Path pids = world().folder().resolve("pids");
        Result result = check(
                "setsid sleep 1000 & echo $! >" + pids + "; (setsid sh -c 'sleep 1000 & echo $! >>" + pids
                        + "; wait' &); while [ $(wc -l <" + pids + ") -lt 2 ]; do :; done",
                LONG);

        assertThat(result.status()).isEqualTo(new ExitStatus.Code(0));
        assertThat(Files.readAllLines(pids)).hasSize(2).noneMatch(pid -> isAlive(Long.parseLong(pid)));
    }

    @Test
    void itIsKilledWithAllItStartedWhenItsTimeIsOver() throws Exception {
        Path pids = world().folder().resolve("pids");
        long began = System.nanoTime();
        Result result = check(
                "trap '' TERM; setsid sleep 1000 & echo $! >" + pids + "; echo asking; sleep 1000",
                Duration.ofMillis(500));

        assertThat(result).isEqualTo(new Result(KILLED, "asking\n"));
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(500), Duration.ofMinutes(1));
        assertThat(Files.readAllLines(pids)).hasSize(1).noneMatch(pid -> isAlive(Long.parseLong(pid)));
    }

    @Test
    void itIsKilledWithAllItStartedWhenNobodyWantsToKnowAnyMore() throws Exception {
        Path asks = world().pipe("asks");
        Checkup checkup =
                kernel().checkup(WEB, PLAIN.beside(shell("setsid sleep 1000 & echo $! >" + asks + "; wait")), LONG);
        CompletableFuture<Result> result = run(checkup);
        long background = Long.parseLong(Files.readString(asks).strip());
        checkup.cancel();

        assertThat(result.join().status()).isEqualTo(KILLED);
        assertThat(isAlive(background)).isFalse();
    }

    @Test
    void aFloodOfOutputIsPassedOver() throws Exception {
        Result result = check("dd if=/dev/zero bs=65536 count=200 2>/dev/null | tr '\\0' x", LONG);

        assertThat(result).isEqualTo(new Result(new ExitStatus.Code(0), "x".repeat(Checkup.OUTPUT_MAX)));
    }

    @Test
    void aStopOfTheServiceEndsItsCheck() throws Exception {
        assumeRoot();
        Path asks = world().pipe("asks");
        Checkup checkup = kernel().checkup(WEB, PLAIN.beside(shell("echo >" + asks + "; sleep 1000")), LONG);
        CompletableFuture<Result> result = run(checkup);
        Files.readString(asks);
        kernel().kill(WEB);
        awaitEnd(WEB);

        assertThat(result.join().status()).isEqualTo(KILLED);
    }

    private static CompletableFuture<Result> run(Checkup checkup) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return checkup.run();
            } catch (KernelException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Result check(String script, Duration timeout) throws Exception {
        return check(PLAIN, script, timeout);
    }

    private Result check(Launch service, String script, Duration timeout) throws Exception {
        return kernel().checkup(WEB, service.beside(shell(script)), timeout).run();
    }

    private static Launch.Command shell(String script) {
        return RealWorld.shell(script);
    }
}
