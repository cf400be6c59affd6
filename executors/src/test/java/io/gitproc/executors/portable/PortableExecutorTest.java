package io.gitproc.executors.portable;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Account;
import io.gitproc.executors.Executor;
import io.gitproc.executors.launch.DirectExecutor;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PortableExecutorTest {
    private static final Account ANN = new Account("ann", 1000, 1000, List.of(1000L), "/home/ann", "/bin/sh");

    private final Executor executor = new PortableExecutor(new DirectExecutor(Collections.emptySortedMap()), ANN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User=root",
                "Group=wheel",
                "SupplementaryGroups=wheel",
                "NoNewPrivileges=yes",
                "CapabilityBoundingSet=CAP_KILL",
                "AmbientCapabilities=CAP_KILL",
                "UMask=0077",
                "StateDirectory=web",
                "NotifyAccess=all",
                "WatchdogSec=5s"
            })
    void aUnitThatAsksForAProtectionOrAnIdentityIsRefused(String line) {
        assertThat(executor.unsupported(unit(line))).contains(line + ": not possible with the portable kernel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User=ann",
                "User=1000",
                "PrivatePIDs=no",
                "PrivatePIDs=yes",
                "Environment=A=1",
                "WorkingDirectory=/tmp",
                "StandardOutput=null",
                "Restart=always",
                "TimeoutStopSec=3"
            })
    void aUnitThatAsksForWhatIsDoneAnywhereIsWelcome(String line) {
        assertThat(executor.unsupported(unit(line))).isEmpty();
        assertThat(executor.unenforced(unit(line))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MemoryMax=64M, MemoryMax=64M: not applied by the portable kernel",
        "CPUQuota=50%, CPUQuota=50%: not applied by the portable kernel",
        "TasksMax=10, TasksMax=10: not applied by the portable kernel",
        "Nice=5, Nice=5: not applied by the portable kernel",
        "LimitNOFILE=100, LimitNOFILE=100: not applied by the portable kernel",
        "SendSIGHUP=yes, SendSIGHUP=yes: not applied by the portable kernel",
        "KillSignal=SIGINT, KillSignal=SIGINT: the portable kernel sends SIGTERM instead"
    })
    void whatOnlyTunesIsSaidAndNotRefused(String line, String sentence) {
        assertThat(executor.unsupported(unit(line))).isEmpty();
        assertThat(executor.unenforced(unit(line))).containsExactly(sentence);
    }

    @Test
    void nobodyHearsThatAServiceIsReady() {
        assertThat(executor.unsupported(unit("Type=notify")))
                .contains("Type=notify: the portable kernel cannot hear when a service is ready");
    }

    @Test
    void aProgramCannotGoByAnotherName() {
        ServiceSpec spec = UnitParser.parse(UnitName.of("web"), "[Service]\nExecStart=@/bin/sleep nap 10\n")
                .spec()
                .orElseThrow();

        assertThat(executor.unsupported(spec))
                .contains("ExecStart=@/bin/sleep nap 10: the portable kernel cannot give a program another name");
    }

    private static ServiceSpec unit(String line) {
        return UnitParser.parse(UnitName.of("web"), "[Service]\nExecStart=/bin/sleep 10\n" + line + "\n")
                .spec()
                .orElseThrow();
    }
}
