package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.Sight.launched;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.Signal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a main process ended, in words and as the lists of SuccessExitStatus= and the like see it. */
final class ExitStatusTest {
    private static final Optional<Bytes> LIMIT = Optional.of(new Bytes(64 << 20));
    private static final ExitStatus NO_USER = new ExitStatus.NotStarted(217, "user nobody: no such user");

    private final Scene scene = new Scene();

    @Test
    void isToldInWords() {
        assertThat(new ExitStatus.Code(1).words()).isEqualTo("exit 1");
        assertThat(new ExitStatus.Killed(Signal.SEGV, false).words()).isEqualTo("SIGSEGV");
        assertThat(new ExitStatus.Killed(Signal.SEGV, true).words()).isEqualTo("SIGSEGV, core dumped");
        assertThat(NO_USER.words()).isEqualTo("cannot start: user nobody: no such user");
        assertThat(new ExitStatus.OutOfMemory(LIMIT, LIMIT).words()).isEqualTo("oom (peak 64M, limit 64M)");
        assertThat(new ExitStatus.OutOfMemory(Optional.empty(), Optional.empty()).words())
                .isEqualTo("oom (no limit)");
        assertThat(new ExitStatus.Lost().words()).isEqualTo("exit unknown");
    }

    @ParameterizedTest
    @CsvSource({"217, true", "USER, true", "216, false"})
    void whatCouldNotStartHasACodeThatAListMayName(String listed, boolean well) {
        scene.wants("web", "SuccessExitStatus=" + listed)
                .sees("web", launched(0).asWanted().ended(1, NO_USER))
                .now(2);

        assertThat(scene.outlook("web").state()).isEqualTo(well ? UnitState.STOPPED : UnitState.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"SIGKILL, FAILED", "SIGTERM, BACKOFF"})
    void whoRanOutOfMemoryWasKilled(String prevented, UnitState state) {
        scene.wants("web", "Restart=always", "RestartSec=9", "RestartPreventExitStatus=" + prevented)
                .sees("web", launched(0).asWanted().ended(1, new ExitStatus.OutOfMemory(LIMIT, LIMIT)))
                .now(2);

        assertThat(scene.outlook("web").state()).isEqualTo(state);
    }

    @Test
    void theLastCommandMayFailWhenItSaysSo() {
        scene.wants("web", "ExecStart=", "ExecStart=-/bin/web")
                .sees("web", launched(0).asWanted().ended(1, Scene.EXIT_1))
                .now(2);

        assertThat(scene.outlook("web").state()).isEqualTo(UnitState.STOPPED);
    }
}
