package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A pushed timer has its service run at each slot: by the packed daemon, over its death, and as people are shown it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimerIT {
    private final Playground playground = Playground.open();
    private final WorkingCopy work = playground.work();

    @AfterAll
    void close() {
        playground.close();
    }

    private void service(String name, String timer) {
        String file = playground.folder().resolve(name).toString();
        work.write(name + ".service", "[Service]\nType=oneshot\nExecStart=/bin/sh -c 'date +%%s >>" + file + "'\n");
        work.write(name + ".timer", "[Timer]\n" + timer + "\n[Install]\nWantedBy=timers.target\n");
    }

    private List<String> runs(String name) {
        return playground.read(name).lines().toList();
    }

    @Test
    void aTimerOfEachSecondRunsInEachSecondOnceOverTheDeathOfTheDaemon() {
        service("tick", "OnCalendar=*-*-* *:*:*");
        playground.deploy("Tick");
        eventually(() -> assertThat(runs("tick")).hasSizeGreaterThan(2));
        playground.killDaemon();
        int before = runs("tick").size();
        playground.startDaemon();
        eventually(() -> assertThat(runs("tick")).hasSizeGreaterThan(before + 2));
        playground.done("stop", "tick");

        assertThat(slots("tick")).doesNotHaveDuplicates();
        assertThat(playground.done("history", "tick")).contains("due at ");
    }

    /** Which slot each start was for, as the journal tells. */
    private List<String> slots(String name) {
        return playground
                .done("history", "-n", "1000", name)
                .lines()
                .filter(line -> line.contains("due at "))
                .map(line -> line.replaceFirst(".*due at ([0-9TZ:.-]+).*", "$1"))
                .toList();
    }

    @Test
    void aSpanIsCountedFromTheLastStart() {
        service("poll", "OnActiveSec=0\nOnUnitActiveSec=1");
        playground.deploy("Poll");

        eventually(() -> assertThat(runs("poll")).hasSizeGreaterThan(2));
        playground.done("stop", "poll");
        assertThat(new TreeSet<>(runs("poll"))).hasSizeGreaterThan(1);
    }

    @Test
    void whatWaitsForItsSlotIsShownWithIt() {
        service("yearly", "OnCalendar=yearly\nPersistent=yes");
        playground.deploy("Yearly");

        UnitShown yearly = playground.unit("yearly");
        assertThat(yearly.state()).isEqualTo("scheduled");
        assertThat(Instant.parse(yearly.json().at("/timer/next").asText())).isAfter(Instant.now());
        assertThat(playground.done("timers").lines().findFirst().orElseThrow())
                .matches("NEXT +LEFT +LAST +PASSED +UNIT +ACTIVATES");
        assertThat(playground.done("timers")).contains("yearly.timer").contains("yearly.service");
        assertThat(playground.done("list")).contains("scheduled").contains("next run in ");
        assertThat(playground.gitproc("status", "yearly").out())
                .contains("Timer: at *-01-01 00:00:00")
                .contains("Next run: ");
        assertThat(playground.done("timers", "-o", "json")).contains("\"timer\":\"yearly.timer\"");
        assertThat(runs("yearly")).isEmpty();

        playground.done("start", "yearly");
        eventually(() -> assertThat(runs("yearly")).hasSize(1));
        assertThat(playground.awaitState("yearly", "scheduled").state()).isEqualTo("scheduled");
    }

    @Test
    void whyATimerHasNoNextRunIsShown() {
        service("past", "OnCalendar=2020-01-01");
        service("quiet", "OnCalendar=yearly");
        playground.deploy("Past and quiet");
        playground.done("stop", "quiet");

        assertThat(playground.done("list")).contains("no next run");
        assertThat(playground.done("timers"))
                .containsPattern("none +- +- +- +past.timer")
                .containsPattern("held +- +- +- +quiet.timer");
    }

    @Test
    void aTimerIsNoUnitOfItsOwn() {
        Finished start = playground.gitproc("start", "tick.timer");

        assertThat(start.code()).isEqualTo(64);
        assertThat(start.err())
                .contains("tick.timer is no unit of its own: it says when tick.service is started")
                .contains("name tick.service");
    }

    @Test
    void aBrokenTimerIsToldOfByLintAndByTheDaemon() {
        String text = "[Timer]\nOnCalendar=Mon 25:00\n";
        Finished lint = playground.gitproc(
                "lint", playground.write("lonely.timer", text).toString());

        assertThat(lint.code()).isEqualTo(1);
        assertThat(lint.out()).contains("lonely.timer:2:16: error: OnCalendar=Mon 25:00 has a number that is no hour");
        work.write("lonely.timer", "[Timer]\nOnCalendar=daily\n");
        work.push("A timer alone");
        eventually(() -> assertThat(playground.done("list")).contains("lonely.timer has no lonely.service to start"));
        work.delete("lonely.timer");
        playground.deploy("No timer alone");
    }

    @Test
    void aCalendarEventIsExplainedWithoutADaemon() {
        Playground quiet = Playground.quiet();
        String said = quiet.done("calendar", "Mon..Fri 2:00", "-n", "3", "--zone", "Europe/Berlin");

        assertThat(said)
                .contains("Original form: Mon..Fri 2:00\n")
                .contains("Normalized form: Mon..Fri *-*-* 02:00:00\n")
                .contains("Iteration #3: ")
                .contains("(in UTC): ");
        Finished wrong = quiet.gitproc("calendar", "*:*/5");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err())
                .contains("'*:*/5' has a repetition behind *, in column 4")
                .contains("write the first number before it, as in 0/5");
        assertThat(quiet.gitproc("calendar", "daily", "--zone", "Nowhere").code())
                .isEqualTo(64);
        quiet.close();
    }
}
