package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.executors.Host;
import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.KernelException;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way from the text of a unit to a process, and what is left of it when it has ended. */
final class UnitToProcessTest extends RealTest {
    private static final UnitName WEB_SERVICE = UnitName.of("web");
    private static final CommitId COMMIT = new CommitId("0".repeat(40));
    private static final Instant NOW = Instant.EPOCH;
    private static final String NAME = "gitproc-test-" + ProcessHandle.current().pid();

    private Host host;

    @BeforeEach
    void needsRoot() {
        assumeRoot();
        host = new Host(kernel(), new DirectExecutor(Collections.emptySortedMap()));
    }

    private static ServiceSpec spec(String... lines) {
        String text = "[Service]\n" + String.join("\n", lines) + "\n";
        return UnitParser.parse(WEB_SERVICE, text).spec().orElseThrow();
    }

    /** Starts it, waits for its end and gives what it wrote, without times and marks. */
    private List<String> outputOf(ServiceSpec spec) throws Exception {
        host.apply(new Action.Start(WEB_SERVICE, spec, COMMIT, "test", Optional.empty(), Invocation.Tally.ZERO), NOW);
        InvocationKey key = kernel().invocations().first();
        world().await(key, look -> look.records().containsKey(Records.EXIT) && !look.alive());
        return world().log(key).lines().toList();
    }

    private static Desired desired(ServiceSpec spec) {
        SortedMap<UnitName, Wanted> units = new TreeMap<>();
        units.put(WEB_SERVICE, Wanted.running(spec, COMMIT));
        return new Desired(COMMIT, units, Ordering.empty());
    }

    private Observed observed() throws KernelException {
        host.lookAtAll();
        return host.observe(NOW, Collections.emptySortedMap());
    }

    @Test
    void aServiceHasWhatItsUnitAsksFor() throws Exception {
        List<String> lines = outputOf(spec(
                "ExecStart=/bin/sh -c 'id -G; umask; nice; ulimit -n; echo $$TZ-$$LANG; cat /proc/self/oom_score_adj'",
                "ExecStart=/bin/grep -E NoNewPrivs|CapBnd /proc/self/status",
                "Type=oneshot",
                "User=nobody",
                "SupplementaryGroups=4",
                "UMask=0077",
                "Nice=3",
                "LimitNOFILE=123",
                "OOMScoreAdjust=77",
                "Environment=TZ=UTC",
                "UnsetEnvironment=LANG",
                "NoNewPrivileges=yes",
                "CapabilityBoundingSet=CAP_CHOWN"));

        assertThat(lines)
                .containsExactly(
                        "65534 4", "0077", "3", "123", "UTC-", "77", "CapBnd:\t0000000000000001", "NoNewPrivs:\t1");
    }

    @Test
    void aRuntimeDirectoryLivesAsLongAsTheService() throws Exception {
        Path directory = Path.of("/run", NAME);
        ServiceSpec spec = spec(
                "ExecStart=/bin/sh -c 'stat -c %%U-%%a $$RUNTIME_DIRECTORY; touch $$RUNTIME_DIRECTORY/file'",
                "User=nobody", "RuntimeDirectory=" + NAME, "RuntimeDirectoryMode=0700");
        assertThat(outputOf(spec)).containsExactly("nobody-700");
        assertThat(directory.resolve("file")).exists();

        for (Action action : Planner.plan(desired(spec), observed()).ready()) {
            host.apply(action, NOW);
        }

        assertThat(Files.exists(directory)).isFalse();
    }

    @Test
    void aDirectoryOfTheDaemonIsNotRemoved() {
        Path runtime = world().settings().runtimeDirectory();

        assertThatThrownBy(() -> kernel().removeDirectory(runtime.getParent().toString()))
                .hasMessageContaining("the daemon has its own files in it");
        assertThat(runtime).exists();
    }

    @Test
    void aGroupThatDoesNotExistIsAnObstacle() throws Exception {
        Desired desired = desired(spec("ExecStart=/bin/true", "SupplementaryGroups=root no-such-group"));

        Observed observed = host.preflight().over(desired, observed());

        assertThat(observed.unit(WEB_SERVICE).orElseThrow().obstacle())
                .contains("SupplementaryGroups=no-such-group: no such group on this host");
    }
}
