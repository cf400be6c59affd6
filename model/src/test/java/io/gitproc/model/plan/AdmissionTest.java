package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.Sight.launched;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which units must not start beside the others as they are, by systemd.unit(5), one rule a test. */
final class AdmissionTest {
    private static final ExitStatus EXIT_0 = new ExitStatus.Code(0);
    private static final ExitStatus EXIT_1 = new ExitStatus.Code(1);
    private static final String CHECK = "HealthCheckURL=http://localhost/";

    private final Scene scene = new Scene();

    private String note(String stem) {
        return String.join(", ", scene.outlook(stem).notes());
    }

    @Nested
    final class WhatAUnitNeeds {
        @Test
        void withoutAnOrderBothStartSideBySide() {
            scene.wants("db", CHECK).wants("web", "Requires=db");

            assertThat(scene.ready()).containsExactly("start db", "start web");
        }

        @Test
        void withAnOrderItIsWaitedForAlsoWhenItHasFailedBefore() {
            scene.wants("db", CHECK, "Restart=always")
                    .wants("web", "Requires=db", "After=db")
                    .sees("db", launched(5).asWanted().failedBefore(1))
                    .now(6);

            assertThat(scene.ready()).isEmpty();
            assertThat(note("web")).isEqualTo("waits for db.service");
        }

        @Test
        void anOrderAloneDoesNotWaitForWhatHasFailedBefore() {
            scene.wants("db", CHECK, "Restart=always")
                    .wants("web", "After=db")
                    .sees("db", launched(5).asWanted().failedBefore(1))
                    .now(6);

            assertThat(scene.ready()).containsExactly("start web");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Requires", "Requisite", "BindsTo", "BindTo"})
        void aUnitWaitsForOneThatIsHeldAndTheHostIsAtRest(String directive) {
            scene.holds("db").wants("web", directive + "=db");

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").state()).isEqualTo(UnitState.WAITING);
            assertThat(note("web")).endsWith(" db.service, which is held");
            assertThat(scene.plan().settled()).isTrue();
        }

        @Test
        void aUnitWaitsForOneThatHasFailed() {
            scene.wants("db").wants("web", "Requires=db").sees("db", launched(0).ended(1, EXIT_1));

            assertThat(note("web")).isEqualTo("requires db.service, which is failed");
        }

        @Test
        void aUnitWaitsForOneThatBacksOff() {
            scene.wants("db", "Restart=always", "RestartSec=9")
                    .wants("web", "Requires=db")
                    .sees("db", launched(0).asWanted().ended(1, EXIT_1))
                    .now(2);

            assertThat(note("web")).isEqualTo("requires db.service, which is in backoff");
        }

        @Test
        void aUnitWaitsForOneThatThisHostCannotStart() {
            scene.wants("db").wants("web", "Requires=db").obstacle("db", "user nobody: no such user");

            assertThat(note("web")).isEqualTo("requires db.service, which is rejected");
        }

        @Test
        void aUnitWaitsForOneThatTheCommitDoesNotHave() {
            scene.wants("web", "Requires=db");

            assertThat(scene.ready()).isEmpty();
            assertThat(note("web")).isEqualTo("requires db.service, which is not in 3fa9c23");
        }

        @Test
        void aUnitWaitsForOneThatTheCommitHasAndIsWrong() {
            scene.rejects("db").wants("web", "Requires=db");

            assertThat(note("web")).isEqualTo("requires db.service, which is rejected");
        }

        @Test
        void oneThatEndedWellForGoodIsThereOnlyIfItIsAOneshot() {
            scene.wants("job", "Type=oneshot")
                    .wants("db")
                    .wants("api", "Requires=job")
                    .wants("web", "Requires=db")
                    .sees("job", launched(0).asWanted().ended(1, EXIT_0))
                    .sees("db", launched(0).asWanted().ended(1, EXIT_0))
                    .now(2);

            assertThat(scene.ready()).containsExactly("start api");
            assertThat(note("web")).isEqualTo("requires db.service, which is stopped");
        }

        @Test
        void theWaitGoesDownTheChain() {
            scene.holds("a").wants("b", "Requires=a").wants("c", "Requires=b");

            assertThat(note("c")).isEqualTo("requires b.service, which waits");
            assertThat(scene.plan().settled()).isTrue();
        }

        @Test
        void twoThatRequireEachOtherStartTogether() {
            scene.wants("a", "Requires=b").wants("b", "Requires=a");

            assertThat(scene.ready()).containsExactly("start a", "start b");
        }

        @Test
        void twoOfWhichEachHasToBeReadyFirstWaitAtRest() {
            scene.wants("a", "Requisite=b").wants("b", "Requisite=a");

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.plan().settled()).isTrue();
        }

        @Test
        void aUnitThatRequiresItselfStarts() {
            scene.wants("a", "Requires=a", "PartOf=a", "Conflicts=a", "OnFailure=a");

            assertThat(scene.ready()).containsExactly("start a");
        }

        @Test
        void aUnitWithRequisiteWaitsUntilTheOtherOneIsReady() {
            scene.wants("db", CHECK).wants("web", "Requisite=db").sees("db", launched(0, CHECK));

            assertThat(scene.ready()).isEmpty();
            assertThat(note("web")).isEqualTo("needs db.service, which is starting");
            assertThat(scene.outlook("web").settled()).isFalse();
        }

        @Test
        void needAndOrderInACircleHoldUpNobodyElse() {
            scene.wants("a", "After=b").wants("b", "Requisite=c").wants("c", "After=a");

            assertThat(scene.ready()).containsExactly("start a");
        }

        @Test
        void whatIsOnlyWantedMayBeAbsentOrHaveFailed() {
            scene.wants("cache")
                    .wants("web", "Wants=cache nobody")
                    .sees("cache", launched(0).ended(1, EXIT_1))
                    .sees("web", launched(0).asWanted())
                    .now(2);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("web").notes())
                    .containsExactly(
                            "wants cache.service, which is failed", "wants nobody.service, which is not in 3fa9c23");
        }
    }

    @Nested
    final class Conflicts {
        @ParameterizedTest
        @CsvSource({"a, b", "b, a"})
        void theFirstByNameStartsWhoeverSaysSo(String says, String of) {
            scene.wants(says, "Conflicts=" + of).wants(of);

            assertThat(scene.ready()).containsExactly("start a");
            assertThat(note("b")).isEqualTo("conflicts with a.service, which is to start");
        }

        @Test
        void whatRunsIsNotStopped() {
            scene.wants("a")
                    .wants("b", "Conflicts=a")
                    .sees("b", launched(0).asWanted())
                    .now(2);

            assertThat(scene.ready()).isEmpty();
            assertThat(note("a")).isEqualTo("conflicts with b.service, which runs");
            assertThat(scene.plan().settled()).isTrue();
        }

        @Test
        void whatIsTriedAgainKeepsItsPlace() {
            scene.wants("a")
                    .wants("b", "Conflicts=a", "Restart=always", "RestartSec=50")
                    .sees("b", launched(0).asWanted().ended(1, EXIT_1))
                    .now(2);

            assertThat(note("a")).isEqualTo("conflicts with b.service, which is in backoff");
        }

        @Test
        void whatHasFailedOrIsHeldIsInNobodysWay() {
            scene.wants("a")
                    .wants("b", "Conflicts=a")
                    .sees("b", launched(0).asWanted().ended(1, EXIT_1))
                    .now(2);
            scene.wants("c").holds("d", "Conflicts=c");

            assertThat(scene.ready()).containsExactly("start a", "start c");
        }

        @Test
        void whatIsNotWantedAnyMoreIsInTheWayUntilItHasEnded() {
            scene.wants("a").sees("b", launched(0, "Conflicts=a").asked(1, StopCause.Kind.REMOVED));

            assertThat(scene.ready()).isEmpty();
        }

        @Test
        void whatCannotStartIsInNobodysWay() {
            scene.wants("a", "Requires=nobody").wants("b", "Conflicts=a");

            assertThat(scene.ready()).containsExactly("start b");
        }
    }
}
