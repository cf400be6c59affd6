package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.CHECK;
import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.EXIT_1;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is stopped or run again because another unit is, by systemd.unit(5), one rule a test. */
final class FollowingTest {
    private final Scene scene = new Scene();

    @ParameterizedTest
    @CsvSource({
        "Requires, true",
        "Requisite, true",
        "BindsTo, true",
        "PartOf, true",
        "After, false",
        "Wants, false",
        "Upholds, false",
        "Conflicts, false",
        "OnFailure, false"
    })
    void aPlannedRestartIsFollowedAsSystemdHasIt(String directive, boolean follows) {
        scene.wants("web", directive + "=db")
                .wants("db", "Environment=A=2")
                .sees("web", launched(1).asWanted())
                .sees("db", launched(0, "Environment=A=1"))
                .now(9);

        assertThat(scene.ready().contains("stop web: dependency db.service")).isEqualTo(follows);
    }

    @Test
    void aStopThatIsAskedForIsFollowedInOrder() {
        scene.holds("db")
                .wants("web", "Requires=db", "After=db")
                .sees("db", launched(0))
                .sees("web", launched(1).asWanted());

        assertThat(scene.ready()).containsExactly("stop web: dependency db.service");
    }

    @Test
    void aRemovalIsFollowed() {
        scene.wants("web", "Requires=db")
                .sees("db", launched(0))
                .sees("web", launched(1).asWanted());

        assertThat(scene.ready()).containsExactly("stop db: removed in 3fa9c23", "stop web: dependency db.service");
    }

    @Test
    void aRemovalThatADaemonDidNotCarryOnIsFollowedBeforeItIsForgotten() {
        scene.wants("web", "Requires=db")
                .sees("db", launched(0).asked(5, StopCause.Kind.REMOVED).ended(6, EXIT_0))
                .sees("web", launched(1).asWanted())
                .now(60);

        assertThat(scene.ready()).containsExactly("stop web: dependency db.service");
    }

    @Test
    void aRemovalIsForgottenWhenNobodyHasToFollow() {
        scene.wants("web", "Requires=db")
                .wants("page", "Wants=db")
                .holds("job", "Requires=db")
                .sees("db", launched(0).asked(5, StopCause.Kind.REMOVED).ended(6, EXIT_0))
                .sees("web", launched(9).asWanted())
                .sees("page", launched(1).asWanted())
                .sees("job", launched(9).asWanted())
                .now(60);

        assertThat(scene.ready()).containsExactly("forget db", "stop job: stopped by alice");
    }

    @Test
    void aRemovalIsForgottenThoughWhoWantsItFollowsAnotherOne() {
        scene.wants("web", "Wants=db", "Requires=disk")
                .holds("disk")
                .sees("disk", launched(0))
                .sees("db", launched(0).asked(5, StopCause.Kind.REMOVED).ended(6, EXIT_0))
                .sees("web", launched(1).asWanted())
                .now(60);

        assertThat(scene.ready())
                .containsExactly("forget db", "stop disk: stopped by alice", "stop web: dependency disk.service");
    }

    @Test
    void whoStopsForAReasonOfItsOwnSaysThat() {
        scene.holds("db")
                .holds("web", "Requires=db")
                .sees("db", launched(0))
                .sees("web", launched(1).asWanted())
                .now(9);

        assertThat(scene.ready()).containsExactly("stop db: stopped by alice", "stop web: stopped by alice");
    }

    @Test
    void anOlderCopyThatStopsIsNotFollowed() {
        scene.wants("db")
                .wants("web", "Requires=db")
                .sees("db", launched(0).asWanted(), launched(5).asWanted())
                .sees("web", launched(6).asWanted())
                .now(9);

        assertThat(scene.ready()).containsExactly("stop db: a newer one runs");
    }

    @ParameterizedTest
    @CsvSource({"Requires, false", "Requisite, false", "PartOf, false", "BindsTo, true"})
    void aStopForAFailedCheckIsFollowedAtOnceByWhatIsBoundOnly(String directive, boolean follows) {
        scene.wants("web", directive + "=db")
                .wants("db", CHECK)
                .sees("web", launched(1).asWanted())
                .sees("db", launched(0).asWanted().becameReady(1).checked(4, 3))
                .now(9);

        assertThat(scene.ready())
                .contains("stop db: health")
                .satisfies(ready -> assertThat(ready.contains("stop web: dependency db.service"))
                        .isEqualTo(follows));
    }

    @Test
    void aStopForAFailedCheckIsFollowedByTheOthersWhenItIsStartedAgain() {
        scene.wants("web", "Requires=db")
                .wants("db", CHECK, "RestartSec=50")
                .sees("web", launched(1).asWanted())
                .sees(
                        "db",
                        launched(0).asWanted().asked(9, StopCause.Kind.HEALTH).ended(10, EXIT_0))
                .now(59);
        assertThat(scene.ready()).isEmpty();

        scene.now(60);
        assertThat(scene.ready()).containsExactly("stop web: dependency db.service");
    }

    @Test
    void aStopUnderWhichTheUnitWasNotYetLaunchedIsNone() {
        scene.wants("app")
                .wants("web", "PartOf=app")
                .sees("app", launched(0).asked(5, StopCause.Kind.RESTART).ended(6, EXIT_0), launched(7))
                .sees("web", launched(7).asWanted())
                .now(60);

        assertThat(scene.ready()).isEmpty();
    }

    @Test
    void aMereDeathIsNotFollowedAndShowsInTheNotes() {
        scene.wants("db")
                .wants("web", "Requires=db")
                .sees("db", launched(0).ended(5, EXIT_1))
                .sees("web", launched(1).asWanted());

        assertThat(scene.ready()).isEmpty();
        assertThat(scene.note("web")).isEqualTo("requires db.service, which is failed");
    }

    @Test
    void anAutomaticRestartIsFollowedAndWaitsForThat() {
        scene.wants("db", "Restart=always")
                .wants("web", "Requires=db")
                .sees("db", launched(0).asWanted().ended(5, EXIT_1))
                .sees("web", launched(1).asWanted())
                .now(60);

        assertThat(scene.ready()).containsExactly("stop web: dependency db.service");
        assertThat(scene.note("db")).isEqualTo("waits for web.service to stop");
    }

    @Test
    void aStartOfWhatStayedDownIsNoRestart() {
        scene.wants("db", "Environment=A=2")
                .wants("web", "Requires=db", "After=db")
                .sees("db", launched(0, "Environment=A=1").ended(5, EXIT_0))
                .sees("web", launched(1).asWanted())
                .now(60);

        assertThat(scene.ready()).containsExactly("start db");
    }

    @Test
    void aStartBesideTheOtherOneIsNoReasonToStop() {
        scene.wants("db", CHECK, "Restart=always")
                .wants("web", "Requires=db")
                .sees(
                        "db",
                        launched(0).asWanted().ended(3, EXIT_1),
                        launched(5).asWanted().failedBefore(1))
                .sees("web", launched(5).asWanted())
                .now(6);

        assertThat(scene.ready()).isEmpty();
    }

    @Test
    void whatIsBoundFollowsADeath() {
        scene.wants("vpn", "Restart=always", "RestartSec=50")
                .wants("web", "BindsTo=vpn")
                .sees("vpn", launched(0).asWanted().ended(5, EXIT_1))
                .sees("web", launched(1).asWanted())
                .now(6);

        assertThat(scene.ready()).containsExactly("stop web: dependency vpn.service");
    }

    @Test
    void whatIsBoundFollowsAnEndThatNobodySaw() {
        scene.wants("vpn", "Restart=no")
                .wants("web", "BindsTo=vpn")
                .sees("vpn", launched(5).asWanted().vanished())
                .sees("web", launched(1).asWanted())
                .now(6);

        assertThat(scene.ready()).containsExactly("stop web: dependency vpn.service");
    }

    @Test
    void whatIsBoundFollowsADeathThatLeftOthersBehind() {
        scene.wants("vpn", "TimeoutStopSec=99")
                .wants("web", "BindsTo=vpn")
                .sees(
                        "vpn",
                        launched(0)
                                .asWanted()
                                .asked(5, StopCause.Kind.LEFTOVER)
                                .ended(5, EXIT_1)
                                .leavesOthers())
                .sees("web", launched(1).asWanted())
                .now(6);

        assertThat(scene.ready()).containsExactly("stop web: dependency vpn.service");
    }

    @Test
    void whatIsBoundToOneThatIsStillStartingStaysUp() {
        scene.wants("vpn", CHECK)
                .wants("web", "BindsTo=vpn")
                .sees("vpn", launched(5).asWanted())
                .sees("web", launched(1).asWanted())
                .now(6);

        assertThat(scene.ready()).isEmpty();
    }

    @Test
    void whatIsBoundToAOneshotThatIsDoneStaysUp() {
        scene.wants("job", "Type=oneshot")
                .wants("web", "BindsTo=job")
                .sees("job", launched(0).asWanted().ended(5, EXIT_0))
                .sees("web", launched(1).asWanted())
                .now(6);

        assertThat(scene.ready()).isEmpty();
    }

    @Test
    void theChainIsFollowedToItsEnd() {
        scene.holds("a")
                .wants("b", "Requires=a")
                .wants("c", "PartOf=b")
                .sees("a", launched(0))
                .sees("b", launched(1).asWanted())
                .sees("c", launched(1).asWanted())
                .now(6);

        assertThat(scene.ready())
                .containsExactly(
                        "stop a: stopped by alice", "stop b: dependency a.service", "stop c: dependency b.service");
    }

    @Test
    void theChainEndsWithWhomNobodyHasToFollow() {
        scene.holds("a")
                .wants("b", "Requires=a")
                .wants("c", "Wants=b", "After=b")
                .sees("a", launched(0))
                .sees("b", launched(1).asWanted())
                .sees("c", launched(1).asWanted())
                .now(6);

        assertThat(scene.ready()).containsExactly("stop a: stopped by alice", "stop b: dependency a.service");
    }

    @Test
    void aPartWaitsWhileTheWholeIsHeldAndNotWhileItHasFailed() {
        scene.holds("app")
                .wants("web", "PartOf=app")
                .wants("db")
                .wants("job", "PartOf=db")
                .sees("db", launched(0).ended(1, EXIT_1));

        assertThat(scene.ready()).containsExactly("start job");
        assertThat(scene.note("web")).isEqualTo("is part of app.service, which is held");
    }

    @Test
    void whatWasStoppedForAnotherOneComesBackWithIt() {
        scene.wants("db")
                .wants("web", "Requires=db", "Restart=no")
                .sees("db", launched(9))
                .sees("web", launched(1).asked(5, StopCause.Kind.DEPENDENCY).ended(6, EXIT_0))
                .now(10);

        assertThat(scene.ready()).containsExactly("start web");
    }
}
