package io.gitproc.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.Invocation.Stop;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which requests to end are carried out whatever is wanted by then. */
class StopTest {
    @ParameterizedTest
    @EnumSource
    void oneThatWasSentIs(StopCause.Kind kind) {
        assertThat(stop(kind, true).binds()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLACED", "HELD", "REMOVED"})
    void oneThatWasNotIsDecidedAnewWhereWhatIsWantedTells(StopCause.Kind kind) {
        assertThat(stop(kind, false).binds()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"REPLACED", "HELD", "REMOVED"},
            mode = EnumSource.Mode.EXCLUDE)
    void oneOfWhichNothingElseTellsIs(StopCause.Kind kind) {
        assertThat(stop(kind, false).binds()).isTrue();
    }

    private static Stop stop(StopCause.Kind kind, boolean sent) {
        return new Stop(Instant.EPOCH, new StopCause(kind, ""), sent);
    }
}
