package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.CHECK;
import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.EXIT_1;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.ConditionFamily;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which units must not start beside the others as they are, by systemd.unit(5), one rule a test. */
final class AdmissionTest {
    private final Scene scene = new Scene();

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
            assertThat(scene.note("web")).isEqualTo("waits for db.service");
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
            assertThat(scene.note("web")).endsWith(" db.service, which is held");
            assertThat(scene.plan().settled()).isTrue();
        }

        @Test
        void aUnitWaitsForOneThatHasFailed() {
            scene.wants("db").wants("web", "Requires=db").sees("db", launched(0).ended(1, EXIT_1));

            assertThat(scene.note("web")).isEqualTo("requires db.service, which is failed");
        }

        @Test
        void aUnitWaitsForOneThatBacksOff() {
            scene.wants("db", "Restart=always", "RestartSec=9")
                    .wants("web", "Requires=db")
                    .sees("db", launched(0).asWanted().ended(1, EXIT_1))
                    .now(2);

            assertThat(scene.note("web")).isEqualTo("requires db.service, which is in backoff");
        }

        @Test
        void aUnitWaitsForOneThatThisHostCannotStart() {
            scene.wants("db").wants("web", "Requires=db").obstacle("db", "user nobody: no such user");

            assertThat(scene.note("web")).isEqualTo("requires db.service, which is rejected");
        }

        @Test
        void aUnitWaitsForOneThatTheCommitDoesNotHave() {
            scene.wants("web", "Requires=db");

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.note("web")).isEqualTo("requires db.service, which is not in 3fa9c23");
        }

        @Test
        void aUnitWaitsForOneThatTheCommitDoesNotHaveAlsoWhileItsLastStartIsOnItsWay() {
            scene.wants("web", "Requires=db").sees("db", launched(0).abandoned());

            assertThat(scene.ready()).containsExactly("forget db");
            assertThat(scene.note("web")).isEqualTo("requires db.service, which is not in 3fa9c23");
        }

        @Test
        void aUnitWaitsForOneThatTheCommitHasAndIsWrong() {
            scene.rejects("db").wants("web", "Requires=db");

            assertThat(scene.note("web")).isEqualTo("requires db.service, which is rejected");
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
            assertThat(scene.note("web")).isEqualTo("requires db.service, which is stopped");
        }

        @Test
        void theWaitGoesDownTheChain() {
            scene.holds("a").wants("b", "Requires=a").wants("c", "Requires=b");

            assertThat(scene.note("c")).isEqualTo("requires b.service, which waits");
            assertThat(scene.plan().settled()).isTrue();
        }

        @Test
        void theWaitGoesDownTheChainWhateverTheNamesAre() {
            scene.holds("d").wants("c", "Requires=d").wants("b", "Requires=c").wants("a", "Requires=b");

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.note("a")).isEqualTo("requires b.service, which waits");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Requires", "Requisite", "BindsTo"})
        void aUnitStartsBesideWhatItNeeds(String directive) {
            scene.wants("db")
                    .wants("web", directive + "=db")
                    .sees("db", launched(0).asWanted())
                    .now(9);

            assertThat(scene.ready()).containsExactly("start web");
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
            assertThat(scene.note("web")).isEqualTo("needs db.service, which is starting");
            assertThat(scene.outlook("web").settled()).isFalse();
        }

        @Test
        void aUnitWithRequisiteWaitsForOneThatIsAboutToStop() {
            scene.wants("db", "Environment=A=2")
                    .wants("web", "Requisite=db")
                    .sees("db", launched(0, "Environment=A=1"))
                    .now(9);

            assertThat(scene.ready()).containsExactly("stop db: replaced by 3fa9c23");
            assertThat(scene.note("web")).isEqualTo("needs db.service, which is stopping");
        }

        @ParameterizedTest
        @CsvSource({"Requires, true", "Requisite, false", "BindsTo, false", "PartOf, true"})
        void whatAConditionPassesOverIsThereForWhoRequiresItAndForNobodyElse(String directive, boolean starts) {
            scene.wants("db")
                    .unmet("db", new Unmet(ConditionFamily.CONDITION, "ConditionHost=db is not met"))
                    .wants("web", directive + "=db");

            assertThat(scene.ready().contains("start web")).isEqualTo(starts);
        }

        @Test
        void whatIsHeldIsNotPassedOverThoughItsConditionIsNotMet() {
            scene.holds("db")
                    .unmet("db", new Unmet(ConditionFamily.CONDITION, "ConditionHost=db is not met"))
                    .wants("web", "Requires=db");

            assertThat(scene.note("web")).isEqualTo("requires db.service, which is held");
        }

        @Test
        void whatStaysDownAndHasAnAssertThatIsNotMetIsNotPassedOver() {
            scene.wants("db")
                    .sees("db", launched(0).asWanted().ended(1, EXIT_0))
                    .unmet("db", new Unmet(ConditionFamily.ASSERT, "AssertHost=db is not met"))
                    .wants("web", "Requires=db")
                    .now(9);

            assertThat(scene.note("web")).isEqualTo("requires db.service, which is stopped");
        }

        @Test
        void needAndOrderInACircleHoldUpNobodyElse() {
            scene.wants("a", "After=b").wants("b", "Requisite=c").wants("c", "After=a");

            assertThat(scene.ready()).containsExactly("start a");
            assertThat(scene.outlook("b").settled()).isTrue();
        }

        @Test
        void whatRunsBesideAUnitIsWorthNoWord() {
            scene.wants("cache")
                    .wants("web", "Wants=cache", "Requires=cache")
                    .sees("cache", launched(0).asWanted())
                    .sees("web", launched(0).asWanted())
                    .now(2);

            assertThat(scene.note("web")).isEmpty();
        }

        @Test
        void aPartHasNoWordForAWholeThatHasFailed() {
            scene.wants("app")
                    .wants("web", "PartOf=app")
                    .sees("app", launched(0).ended(1, EXIT_1))
                    .sees("web", launched(2).asWanted())
                    .now(9);

            assertThat(scene.note("web")).isEmpty();
        }

        @Test
        void whoWaitsInACircleByWayOfAnotherOneIsAtRestToo() {
            scene.wants("a", "Requires=b").wants("b", "Requisite=c").wants("c", "After=a");

            assertThat(scene.ready()).containsExactly("start c");
            assertThat(scene.outlook("b").settled()).isTrue();
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
    final class WhatFollowsAStop {
        @Test
        void whoWaitsBringsNobodyDown() {
            scene.holds("disk")
                    .wants("db", "Requires=disk", "Restart=always", "RestartSec=0")
                    .wants("web", "Requires=db")
                    .sees("db", launched(0).asWanted().ended(5, EXIT_1))
                    .sees("web", launched(1).asWanted())
                    .now(9);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.note("web")).isEqualTo("requires db.service, which waits");
        }

        @Test
        void whoWaitsForOneThatWaitsForItsTurnBringsNobodyDownEither() {
            scene.wants("a")
                    .wants("z", "Conflicts=a")
                    .wants("db", "Requires=z", "Restart=always", "RestartSec=0")
                    .wants("web", "Requires=db")
                    .sees("db", launched(0).asWanted().ended(5, EXIT_1))
                    .sees("web", launched(1).asWanted())
                    .now(9);

            assertThat(scene.ready()).containsExactly("start a");
        }

        @Test
        void whatIsAboutToStopIsNotStartedBeside() {
            scene.holds("db")
                    .wants("web", "Requires=db")
                    .wants("page", "Requires=web")
                    .sees("db", launched(0))
                    .sees("web", launched(1).asWanted())
                    .now(9);

            assertThat(scene.ready()).containsExactly("stop db: stopped by alice", "stop web: dependency db.service");
            assertThat(scene.note("page")).isEqualTo("requires web.service, which is stopping");
        }
    }

    @Nested
    final class Conflicts {
        @ParameterizedTest
        @CsvSource({"a, b", "b, a"})
        void theFirstByNameStartsWhoeverSaysSo(String says, String of) {
            scene.wants(says, "Conflicts=" + of).wants(of);

            assertThat(scene.ready()).containsExactly("start a");
            assertThat(scene.note("b")).isEqualTo("conflicts with a.service, which is to start");
        }

        @Test
        void whatRunsIsNotStopped() {
            scene.wants("a")
                    .wants("b", "Conflicts=a")
                    .sees("b", launched(0).asWanted())
                    .now(2);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.note("a")).isEqualTo("conflicts with b.service, which runs");
            assertThat(scene.plan().settled()).isTrue();
        }

        @Test
        void whatIsTriedAgainKeepsItsPlace() {
            scene.wants("a")
                    .wants("b", "Conflicts=a", "Restart=always", "RestartSec=50")
                    .sees("b", launched(0).asWanted().ended(1, EXIT_1))
                    .now(2);

            assertThat(scene.note("a")).isEqualTo("conflicts with b.service, which is in backoff");
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

        @ParameterizedTest
        @CsvSource({"yes, false", "no, true"})
        void aOneshotThatIsDoneIsInTheWayAsLongAsItCountsAsActive(String remains, boolean starts) {
            scene.wants("a")
                    .wants("job", "Conflicts=a", "Type=oneshot", "RemainAfterExit=" + remains)
                    .sees("job", launched(0).asWanted().ended(1, EXIT_0))
                    .now(2);

            assertThat(scene.ready().contains("start a")).isEqualTo(starts);
        }

        @Test
        void whoWaitsForWhatItNeedsIsInNobodysWay() {
            scene.wants("a", "Requires=x").wants("x", "Requires=nobody").wants("b", "Conflicts=a");

            assertThat(scene.ready()).containsExactly("start b");
        }

        @Test
        void whoWaitsForItsTurnLetsThoseWaitThatNeedIt() {
            scene.wants("a").wants("b", "Conflicts=a").wants("c", "Requires=b");

            assertThat(scene.ready()).containsExactly("start a");
            assertThat(scene.note("c")).isEqualTo("requires b.service, which waits");
        }

        @Test
        void whatItsOldTextSaidOfAUnitThatIsWantedDoesNotCount() {
            scene.wants("a").wants("b").sees("b", launched(0, "Conflicts=a")).now(2);

            assertThat(scene.ready()).contains("start a");
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
