package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.EXIT_1;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that says when it is ready. */
final class NotifyTest {
    private static final String CHECK = "HealthCheckURL=http://localhost/";

    private static final Notified SILENT =
            new Notified(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(at(9)), 0, "");

    private final Scene scene = new Scene();

    @Test
    void itStartsUntilItSaysThatItIsReady() {
        scene.wants("db", "Type=notify").sees("db", launched(0).asWanted()).now(80);

        assertThat(scene.outlook("db").state()).isEqualTo(UnitState.STARTING);
        assertThat(scene.plan().settled()).isFalse();
        assertThat(scene.plan().wakeAt()).contains(at(90));
    }

    @Test
    void itRunsFromThenOnAndSettlesAtOnce() {
        scene.wants("db", "Type=notify")
                .sees("db", launched(0).asWanted().saidReady(3))
                .now(3);

        assertThat(scene.outlook("db").state()).isEqualTo(UnitState.RUNNING);
        assertThat(scene.plan().settled()).isTrue();
        assertThat(scene.ready()).isEmpty();
    }

    @Test
    void whatIsAfterItWaitsForIt() {
        scene.wants("db", "Type=notify")
                .wants("web", "After=db")
                .sees("db", launched(0).asWanted())
                .now(5);

        assertThat(scene.outlook("web").notes()).containsExactly("waits for db.service");
    }

    @Test
    void itIsStoppedWhenItIsNotReadyInTime() {
        scene.wants("db", "Type=notify", "TimeoutStartSec=10")
                .sees("db", launched(0).asWanted())
                .now(10);

        assertThat(scene.ready()).containsExactly("stop db: start timeout");
    }

    @Test
    void itMayAskForMoreTime() {
        Notified extended =
                new Notified(Optional.empty(), Optional.empty(), Optional.of(at(25)), Optional.empty(), 0, "");
        scene.wants("db", "Type=notify", "TimeoutStartSec=10")
                .sees("db", launched(0).asWanted().said(extended))
                .now(24);

        assertThat(scene.ready()).isEmpty();
        assertThat(scene.plan().wakeAt()).contains(at(25));
        assertThat(scene.now(25).ready()).containsExactly("stop db: start timeout");
    }

    @Test
    void timeThatIsAskedForDoesNotShortenTheTimeout() {
        Notified extended =
                new Notified(Optional.empty(), Optional.empty(), Optional.of(at(5)), Optional.empty(), 0, "");
        scene.wants("db", "Type=notify", "TimeoutStartSec=10")
                .sees("db", launched(0).asWanted().said(extended))
                .now(6);

        assertThat(scene.ready()).isEmpty();
    }

    @Test
    void withACheckTheWordAloneIsNotEnough() {
        scene.wants("db", "Type=notify", CHECK)
                .sees("db", launched(0).asWanted().saidReady(3))
                .now(4);

        assertThat(scene.outlook("db").state()).isEqualTo(UnitState.STARTING);
        assertThat(scene.ready()).isEmpty();
    }

    @Test
    void withACheckTheCheckAloneIsNotEnough() {
        scene.wants("db", "Type=notify", CHECK)
                .sees("db", launched(0).asWanted().checked(1, 0))
                .now(4);

        assertThat(scene.outlook("db").state()).isEqualTo(UnitState.STARTING);
        assertThat(scene.ready()).isEmpty();
    }

    @Test
    void withACheckBothMakeItReady() {
        scene.wants("db", "Type=notify", CHECK)
                .sees("db", launched(0).asWanted().saidReady(3).checked(1, 0))
                .now(4);

        assertThat(scene.ready()).containsExactly("mark ready db");
    }

    @ParameterizedTest
    @CsvSource({"on-failure, true", "on-abnormal, true", "on-abort, false", "on-success, false", "always, true"})
    void whatEndsWellBeforeItIsReadyHasFailed(String mode, boolean restarts) {
        scene.wants("db", "Type=notify", "Restart=" + mode)
                .sees("db", launched(0).asWanted().ended(1, EXIT_0))
                .now(100);

        assertThat(scene.ready()).hasSize(restarts ? 1 : 0);
        if (!restarts) {
            assertThat(scene.outlook("db").state()).isEqualTo(UnitState.FAILED);
        }
    }

    @Test
    void suchAnEndIsCalledProtocol() {
        scene.wants("db", "Type=notify", "Restart=on-failure")
                .sees("db", launched(0).asWanted().ended(1, EXIT_0))
                .now(1);

        assertThat(scene.outlook("db").notes()).containsExactly("1 failure, last: exit 0 before READY=1 (protocol)");
    }

    @Test
    void aBadEndIsWhatItIs() {
        scene.wants("db", "Type=notify", "Restart=on-failure")
                .sees("db", launched(0).asWanted().ended(1, EXIT_1))
                .now(1);

        assertThat(scene.outlook("db").notes()).containsExactly("1 failure, last: exit 1");
    }

    @Test
    void aGoodEndAfterItWasReadyIsAGoodOne() {
        scene.wants("db", "Type=notify", "Restart=on-failure")
                .sees("db", launched(0).asWanted().saidReady(0.5).ended(1, EXIT_0))
                .now(1);

        assertThat(scene.outlook("db").state()).isEqualTo(UnitState.STOPPED);
    }

    @Test
    void whoFallsSilentIsAborted() {
        scene.wants("db", "WatchdogSec=5", "KillSignal=SIGINT")
                .sees("db", launched(0).asWanted().said(SILENT))
                .now(9);

        assertThat(scene.ready()).containsExactly("stop db: watchdog");
        assertThat(scene.signals()).isEqualTo("SIGABRT SIGCONT to ALL");
    }

    @Test
    void whatItSaysIsShown() {
        Notified words = new Notified(
                Optional.of(at(1)), Optional.of(at(9)), Optional.empty(), Optional.empty(), 5, "half of it");
        scene.wants("db", "Type=notify")
                .sees("db", launched(0).asWanted().said(words))
                .now(10);

        assertThat(scene.outlook("db").notes())
                .containsExactly("says that it stops", "says errno 5", "says: half of it");
    }

    @Test
    void theWordOfAServiceOfAnotherTypeMakesItNoMoreReady() {
        scene.wants("db", "NotifyAccess=all", CHECK)
                .sees("db", launched(0).asWanted().saidReady(1))
                .now(2);

        assertThat(scene.outlook("db").state()).isEqualTo(UnitState.STARTING);
    }
}
