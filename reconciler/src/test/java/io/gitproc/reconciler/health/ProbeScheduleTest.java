package io.gitproc.reconciler.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.Checks;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.plan.Notified;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProbeScheduleTest {
    private static final Instant START = Instant.parse("2026-11-22T20:00:00Z");
    private static final InvocationId ID = new InvocationId("a".repeat(32));

    private static final SortedSet<InvocationId> NONE = new TreeSet<>();
    private static final SortedSet<InvocationId> JUST_IT = new TreeSet<>(List.of(ID));

    private final List<Question> asked = new ArrayList<>();
    private final ProbeSchedule schedule = new ProbeSchedule(asked::add);

    @Test
    void aCheckThatIsDueWhileTheOneBeforeIsUnderWayIsSkippedAndCounted() {
        ServiceSpec spec = spec("http://a/");
        look(spec, 0);
        look(spec, 1);
        look(spec, 11);
        look(spec, 21);

        assertThat(asked).hasSize(1);
        answer(Verdict.passed("HTTP 200"), 22);
        assertThat(schedule.last(ID).orElseThrow().skipped()).isEqualTo(2);
        look(spec, 31);
        assertThat(asked).hasSize(2);
    }

    @Test
    void anAnswerToAQuestionThatIsNotAskedAnyMoreCountsForNothing() {
        look(spec("http://a/"), 0);
        look(spec("http://a/"), 1);
        look(spec("http://b/"), 2);
        answer(Verdict.failed("HTTP 500"), 3);

        assertThat(schedule.last(ID)).isEmpty();
        look(spec("http://b/"), 13);
        assertThat(asked)
                .last()
                .extracting(question -> question.target().getHost())
                .isEqualTo("b");
        answer(Verdict.failed("HTTP 500"), 14);
        assertThat(schedule.checks()).containsEntry(ID, new Checks(0, 1));
    }

    @Test
    void howLongAnswersAreTheSameIsKnown() {
        ServiceSpec spec = spec("http://a/");
        look(spec, 0);
        for (int second = 1; second < 40; second += 10) {
            look(spec, second);
            answer(second < 20 ? Verdict.passed("HTTP 200") : Verdict.failed("HTTP 500"), second);
        }

        assertThat(schedule.last(ID).orElseThrow().since()).isEqualTo(at(21));
        assertThat(schedule.last(ID).orElseThrow().at()).isEqualTo(at(31));
        assertThat(schedule.last(ID).orElseThrow().failuresInRow()).isEqualTo(2);
    }

    @Test
    void whatAnInvocationAnsweredLastIsKeptWhileItIsWhyItWasStopped() {
        ServiceSpec spec = spec("http://a/");
        look(spec, 0);
        look(spec, 1);
        answer(Verdict.failed("HTTP 500"), 2);

        schedule.retain(NONE, JUST_IT);
        answer(Verdict.passed("HTTP 200"), 3);
        schedule.retain(NONE, JUST_IT);
        assertThat(schedule.last(ID).orElseThrow().verdict().words()).isEqualTo("HTTP 500");
        assertThat(schedule.checks()).isEmpty();
        assertThat(schedule.wakeAt()).isEmpty();

        schedule.retain(NONE, NONE);
        assertThat(schedule.last(ID)).isEmpty();
    }

    @Test
    void theNewestAnswersOfAUnitAreKeptWhileItIsWanted() {
        ServiceSpec spec = spec("http://a/");
        for (int second = 0; second < 300; second += 10) {
            look(spec, second);
            answer(Verdict.passed("answer " + second), second + 1);
        }
        schedule.retain(NONE, NONE);

        assertThat(schedule.recent(spec.name()))
                .hasSize(20)
                .last()
                .isEqualTo(new Answer(at(291), Verdict.passed("answer 290")));
        schedule.change(new TreeMap<>(), at(300));
        assertThat(schedule.recent(spec.name())).isEmpty();
    }

    private void look(ServiceSpec spec, int second) {
        schedule.run(running(spec), spec, at(second));
    }

    private void answer(Verdict verdict, int second) {
        schedule.absorb(ID, verdict, at(second));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static ServiceSpec spec(String url) {
        return UnitParser.parse(
                        UnitName.of("web"),
                        "[Service]\nExecStart=/bin/web\nHealthCheckInterval=10\nHealthCheckURL=" + url + "\n")
                .spec()
                .orElseThrow();
    }

    /** Ready since its start. */
    private static Invocation running(ServiceSpec spec) {
        return new Invocation(
                ID,
                spec,
                new CommitId("0".repeat(40)),
                START,
                "added",
                Optional.empty(),
                Invocation.Tally.ZERO,
                Optional.of(new Invocation.MainProcess(1, START)),
                Optional.of(START),
                Notified.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                true,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
