package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.EXIT_0;
import static io.gitproc.model.plan.Scene.EXIT_1;
import static io.gitproc.model.plan.Scene.Sight.launched;
import static io.gitproc.model.plan.Scene.at;
import static io.gitproc.model.plan.Scene.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which slot of a timer is due, by systemd.timer(5), one rule a test; and what the plan makes of it. */
final class TimetableTest {
    private static final HostClock CLOCK = new HostClock("web1", ZoneOffset.UTC, "boot-1", at(0));
    private static final Stamp NEW = Stamp.seen(at(0), "boot-1");

    private static ServiceSpec timed(String... lines) {
        String text = "[Service]\nType=oneshot\nExecStart=/bin/backup\n[Timer]\n" + String.join("\n", lines) + "\n";
        return UnitParser.parse(name("backup"), text).spec().orElseThrow();
    }

    private static Timetable table(Stamp stamp, String... lines) {
        return new Timetable(timed(lines), UnitStatus.none(name("backup")), stamp, CLOCK);
    }

    private static Timetable after(Stamp stamp, Scene.Sight last, String... lines) {
        Scene scene = new Scene().wants("backup").sees("backup", last);
        return new Timetable(timed(lines), scene.status("backup"), stamp, CLOCK);
    }

    @Nested
    final class Calendars {
        @Test
        void aSlotIsDueFromItsTimeOn() {
            Timetable table = table(NEW, "OnCalendar=*:*:30");

            assertThat(table.due(at(29.9))).isEmpty();
            assertThat(table.next(at(29.9))).contains(at(30));
            assertThat(table.due(at(30))).contains(at(30));
            assertThat(table.next(at(30))).contains(at(90));
        }

        @Test
        void whatWasBeforeTheTimerCameIsNoSlotOfIt() {
            assertThat(table(Stamp.seen(at(31), "boot-1"), "OnCalendar=*:*:30", "Persistent=yes")
                            .due(at(40)))
                    .isEmpty();
        }

        @Test
        void aSlotIsDealtWithOnce() {
            assertThat(table(NEW.accepting(at(30), "boot-1"), "OnCalendar=*:*:30")
                            .due(at(31)))
                    .isEmpty();
        }

        @Test
        void whatIsMoreThanAMinuteLateIsMissed() {
            Timetable table = table(NEW, "OnCalendar=*:0/30");

            assertThat(table.due(at(1800 + 59.9))).contains(at(1800));
            assertThat(table.due(at(1800 + 60.1))).isEmpty();
        }

        @Test
        void persistentMakesUpForAllThatWasMissedAtOnce() {
            Timetable table = table(NEW, "OnCalendar=hourly", "Persistent=yes");

            assertThat(table.due(at(100 * 86_400 + 5))).contains(at(100 * 86_400));
            assertThat(table.due(at(100 * 86_400 + 1800))).contains(at(100 * 86_400));
        }

        @Test
        void ofManySlotsTheNewestIsServed() {
            assertThat(table(NEW, "OnCalendar=*:*:*", "Persistent=yes").due(at(400 * 86_400 + 0.5)))
                    .contains(at(400 * 86_400));
        }

        @Test
        void aSlotWhileItRunsIsNone() {
            assertThat(after(NEW, launched(25).asWanted(), "OnCalendar=*:*:30").due(at(31)))
                    .isEmpty();
            assertThat(after(NEW, launched(25).asWanted().ended(40, EXIT_0), "OnCalendar=*:*:30")
                            .due(at(41)))
                    .isEmpty();
        }

        @Test
        void aOneshotThatStaysActiveIsNotDueAndOneThatFailedIs() {
            String[] lines = {"OnCalendar=*:*:30", "[Service]", "RemainAfterExit=yes"};

            assertThat(after(NEW, launched(25).asWanted().ended(26, EXIT_0), lines)
                            .due(at(31)))
                    .isEmpty();
            assertThat(after(NEW, launched(25).asWanted().ended(26, EXIT_1), lines)
                            .due(at(31)))
                    .contains(at(30));
        }

        @Test
        void aClockThatIsSetBackRepeatsNoSlot() {
            Timetable table = table(NEW.accepting(at(3630), "boot-1"), "OnCalendar=*:*:30", "Persistent=yes");

            assertThat(table.due(at(31))).isEmpty();
            assertThat(table.next(at(31))).contains(at(3690));
        }

        @Test
        void aStampOfAnotherYearIsOneOfAClockThatWasWrong() {
            Timetable table = table(NEW.accepting(at(300 * 86_400), "boot-1"), "OnCalendar=*:*:30");

            assertThat(table.next(at(31))).contains(at(90));
        }

        @Test
        void aRandomDelayIsTheSameForOneSlotAndAnotherForAnotherHost() {
            String[] lines = {"OnCalendar=hourly", "RandomizedDelaySec=30min"};
            Instant here = table(NEW, lines).next(at(1)).orElseThrow();
            HostClock other = new HostClock("web2", ZoneOffset.UTC, "boot-1", at(0));
            Instant there = new Timetable(timed(lines), UnitStatus.none(name("backup")), NEW, other)
                    .next(at(1))
                    .orElseThrow();

            assertThat(here)
                    .isEqualTo(table(NEW, lines).next(at(2)).orElseThrow())
                    .isNotEqualTo(there);
            assertThat(Duration.between(at(3600), here)).isBetween(Duration.ZERO, Duration.ofMinutes(30));
            assertThat(table(NEW, lines).due(here.minusMillis(1))).isEmpty();
            assertThat(table(NEW, lines).due(here)).contains(at(3600));
            assertThat(table(NEW, lines).due(here.plusSeconds(60))).contains(at(3600));
            assertThat(table(NEW, lines).due(here.plusMillis(60_001))).isEmpty();
        }

        @Test
        void aDelayedSlotIsStillToComeWhileItRuns() {
            String[] lines = {"OnCalendar=hourly", "RandomizedDelaySec=30min"};
            Instant delayed = table(NEW, lines).next(at(1)).orElseThrow();

            assertThat(after(NEW, launched(3601).asWanted(), lines).next(at(3602)))
                    .contains(delayed);
        }

        @Test
        void aFixedRandomDelayIsTheSameForEachSlot() {
            String[] lines = {"OnCalendar=hourly", "RandomizedDelaySec=30min", "FixedRandomDelay=yes"};
            long delays = IntStream.range(0, 20)
                    .mapToObj(hour -> Duration.between(
                            at(3600 * (hour + 1)),
                            table(Stamp.seen(at(3600 * hour), "boot-1"), lines)
                                    .next(at(3600 * hour + 1800.5))
                                    .orElseThrow()))
                    .distinct()
                    .count();

            assertThat(delays).isEqualTo(1);
        }
    }

    @Nested
    final class Spans {
        @Test
        void afterTheBootItIsStartedOnce() {
            assertThat(table(NEW, "OnBootSec=15min").next(at(1))).contains(at(900));
            assertThat(table(NEW, "OnBootSec=15min").due(at(5000))).contains(at(900));
            assertThat(table(NEW.accepting(at(900), "boot-1"), "OnBootSec=15min")
                            .due(at(5000)))
                    .isEmpty();
            assertThat(table(NEW.accepting(at(-900), "boot-0"), "OnBootSec=15min")
                            .due(at(5000)))
                    .contains(at(900));
        }

        @Test
        void afterItsTimerCameItIsStartedOnce() {
            Stamp later = Stamp.seen(at(100), "boot-1");

            assertThat(table(later, "OnActiveSec=10").due(at(109))).isEmpty();
            assertThat(table(later, "OnActiveSec=10").due(at(110))).contains(at(110));
            assertThat(table(later.accepting(at(110), "boot-1"), "OnActiveSec=10")
                            .due(at(5000)))
                    .isEmpty();
        }

        @Test
        void afterItsLastStartAndAfterItsLastEnd() {
            Scene.Sight last = launched(100).asWanted().ended(130, EXIT_0);

            assertThat(after(NEW, last, "OnUnitActiveSec=1min").next(at(140))).contains(at(160));
            assertThat(after(NEW, last, "OnUnitInactiveSec=1min").next(at(140))).contains(at(190));
            assertThat(table(NEW, "OnUnitActiveSec=1min").next(at(140))).isEmpty();
        }

        @Test
        void beforeItsFirstEndThereIsNoTimeAfterIt() {
            assertThat(after(NEW, launched(100).asWanted(), "OnUnitInactiveSec=1min")
                            .next(at(140)))
                    .isEmpty();
        }

        @Test
        void aSlotOfAClockThatWasSetBackIsTheNextAfterTheLast() {
            Scene.Sight last = launched(100).asWanted().ended(130, EXIT_0);

            assertThat(after(NEW.accepting(at(5000), "boot-1"), last, "OnUnitActiveSec=1min")
                            .due(at(160)))
                    .contains(at(5000).plusNanos(1));
        }

        @Test
        void aRunThatAPersonStoppedCounts() {
            Scene.Sight last =
                    launched(100).asWanted().asked(130, StopCause.Kind.HELD).ended(130, EXIT_0);

            assertThat(after(NEW, last, "OnUnitActiveSec=1min").next(at(140))).contains(at(160));
        }

        @Test
        void aRunThatTheHostInterruptedCountsForNothing() {
            Scene.Sight last =
                    launched(100).asWanted().asked(130, StopCause.Kind.SHUTDOWN).ended(130, EXIT_0);

            assertThat(after(NEW, last, "OnUnitActiveSec=1min").next(at(140))).isEmpty();
        }
    }

    @Nested
    final class Plans {
        private static final String TIMER = "[Timer]\nOnCalendar=hourly";
        private final Scene scene = new Scene();

        @Test
        void itIsNotStartedBecauseItIsWanted() {
            scene.wants("backup", "Type=oneshot", TIMER);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("backup").state()).isEqualTo(UnitState.SCHEDULED);
            assertThat(scene.outlook("backup").settled()).isTrue();
            assertThat(scene.note("backup")).isEqualTo("runs at *-*-* *:00:00");
        }

        @Test
        void aSlotThatIsAcceptedStartsItAndAStartThatHasItIsTheEndOfThat() {
            scene.isDue("backup", 3600, "Type=oneshot", TIMER);
            assertThat(scene.ready()).containsExactly("start backup");
            assertThat(scene.reason("backup")).isEqualTo("due at 2030-01-01T01:00:00Z");

            scene.sees("backup", launched(3600).asWanted().serving(3600).ended(3605, EXIT_0))
                    .now(3606);
            assertThat(scene.outlook("backup").state()).isEqualTo(UnitState.SCHEDULED);
        }

        @Test
        void aSlotAfterTheOneThatWasServedStartsItAgain() {
            scene.isDue("backup", 7200, "Type=oneshot", TIMER)
                    .sees("backup", launched(3600).asWanted().serving(3600).ended(3605, EXIT_0))
                    .now(7200);

            assertThat(scene.ready()).containsExactly("start backup");
        }

        @Test
        void aFailureIsShownUntilTheNextSlot() {
            scene.isDue("backup", 3600, "Type=oneshot", TIMER)
                    .sees("backup", launched(3600).asWanted().serving(3600).ended(3605, EXIT_1))
                    .now(3606);

            assertThat(scene.outlook("backup").state()).isEqualTo(UnitState.FAILED);
        }

        @Test
        void aSlotWhileItIsTriedAgainIsServedByThat() {
            scene.isDue("backup", 7200, "Type=oneshot", "Restart=on-failure", "RestartSec=20", TIMER)
                    .sees("backup", launched(7190).asWanted().serving(3600).ended(7195, EXIT_1))
                    .now(7201);

            assertThat(scene.ready()).isEmpty();
            assertThat(scene.outlook("backup").state()).isEqualTo(UnitState.BACKOFF);
        }

        @Test
        void whatIsAfterItWaitsForNoSlot() {
            scene.wants("backup", "Type=oneshot", TIMER)
                    .wants("web", "After=backup.service", "Requires=backup.service");

            assertThat(scene.ready()).containsExactly("start web");
            assertThat(scene.reason("web")).doesNotContain("without");
        }
    }
}
