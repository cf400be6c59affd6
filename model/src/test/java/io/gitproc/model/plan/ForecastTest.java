package io.gitproc.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ForecastTest {
    private static final ServiceSpec DB = Scene.spec("db");
    private static final ServiceSpec WEB = Scene.spec("web", "After=db.service");

    @Test
    void anIdleHostStartsEverythingInOrder() {
        assertThat(words(Forecast.ofIdleHost().converge(commit(WEB, DB, Scene.spec("api", "After=db.service")))))
                .containsExactly(
                        "1 start db wanted by 3fa9c23",
                        "2 start api wanted by 3fa9c23",
                        "2 start web wanted by 3fa9c23");
    }

    @Test
    void theSameCommitChangesNothing() {
        assertThat(between(commit(WEB, DB), commit(WEB, DB))).isEmpty();
    }

    @Test
    void aReplacedUnitStopsBecauseOfItsDirectivesAndThenStarts() {
        assertThat(between(commit(DB), commit(Scene.spec("db", "Environment=PORT=1", "MemoryMax=1G"))))
                .containsExactly("1 stop db replaced by 3fa9c23: Environment", "2 start db changed in 3fa9c23");
    }

    @Test
    void aLimitIsAdjustedInPlace() {
        assertThat(between(commit(DB), commit(Scene.spec("db", "MemoryMax=1G"))))
                .containsExactly("1 adjust db MemoryMax");
    }

    @Test
    void whatIsGoneStopsInReverseOrder() {
        assertThat(between(commit(DB, WEB), commit()))
                .containsExactly("1 stop web removed in 3fa9c23", "2 stop db removed in 3fa9c23");
    }

    @Test
    void whatFollowsARestartIsToldWithItsCause() {
        ServiceSpec web = Scene.spec("web", "Requires=db", "After=db");
        ServiceSpec api = Scene.spec("api", "PartOf=web");

        assertThat(between(commit(DB, web, api), commit(Scene.spec("db", "Environment=PORT=1"), web, api)))
                .containsExactly(
                        "1 stop api dependency web.service",
                        "1 stop web dependency db.service",
                        "2 start api dependency web.service",
                        "2 stop db replaced by 3fa9c23: Environment",
                        "3 start db changed in 3fa9c23",
                        "4 start web dependency db.service");
    }

    @Test
    void whatIsCalledByAFailureIsNotForetold() {
        assertThat(words(Forecast.ofIdleHost().converge(commit(Scene.spec("web", "OnFailure=db"), DB))))
                .containsExactly("1 start web wanted by 3fa9c23");
    }

    @Test
    void whatIsCalledByAGoodEndIsForetold() {
        ServiceSpec job = Scene.spec("job", "Type=oneshot", "OnSuccess=db");

        assertThat(words(Forecast.ofIdleHost().converge(commit(job, DB))))
                .containsExactly("1 start job wanted by 3fa9c23", "2 start db job.service ended well");
    }

    @Test
    void whatRunsOnTimeIsToldWhenThatOrItselfIsNew() {
        ServiceSpec daily = Scene.spec("backup", "Type=oneshot", "[Timer]\nOnCalendar=daily");
        ServiceSpec weekly = Scene.spec("backup", "Type=oneshot", "[Timer]\nOnCalendar=weekly");

        assertThat(words(Forecast.ofIdleHost().converge(commit(daily, DB))))
                .containsExactly("1 start db wanted by 3fa9c23", "2 schedule backup runs at *-*-* 00:00:00");
        assertThat(between(commit(daily), commit(weekly)))
                .containsExactly("1 schedule backup runs at Mon *-*-* 00:00:00: OnCalendar");
        assertThat(between(commit(daily), commit(daily))).isEmpty();
    }

    @Test
    void aOneshotThatIsDoneIsNotDoneAgain() {
        ServiceSpec once = Scene.spec("once", "Type=oneshot");

        assertThat(between(commit(once), commit(once, Scene.spec("web", "After=once.service"))))
                .containsExactly("1 start web wanted by 3fa9c23");
    }

    @Test
    void aOneshotThatCountsAsActiveIsNotToldOfAsAStop() {
        ServiceSpec once = Scene.spec("once", "Type=oneshot", "RemainAfterExit=yes");
        ServiceSpec changed = Scene.spec("once", "Type=oneshot", "RemainAfterExit=yes", "Environment=A=1");

        assertThat(between(commit(once), commit(changed))).containsExactly("1 start once changed in 3fa9c23");
    }

    @Test
    void aChangedOneshotRunsAgain() {
        assertThat(between(
                        commit(Scene.spec("once", "Type=oneshot")),
                        commit(Scene.spec("once", "Type=oneshot", "Environment=A=1"))))
                .containsExactly("1 start once changed in 3fa9c23");
    }

    @Test
    void whatIsRemovedAndWantedAgainStartsAgain() {
        Forecast forecast = Forecast.ofHostRunning(commit(DB));
        forecast.converge(commit());

        assertThat(words(forecast.converge(commit(DB)))).containsExactly("1 start db wanted by 3fa9c23");
        assertThat(forecast.converge(commit(DB))).isEmpty();
    }

    @Test
    void whatTheConditionsOfAUnitAskIsNotKnown() {
        ServiceSpec one = Scene.spec("web", "[Unit]", "ConditionHost=web*");
        ServiceSpec changed = Scene.spec("web", "Nice=1", "[Unit]", "ConditionHost=web*", "AssertUser=root");

        assertThat(between(commit(), commit(one)))
                .containsExactly("1 start web wanted by 3fa9c23, if ConditionHost=web* is met");
        assertThat(between(commit(one), commit(changed)))
                .containsExactly(
                        "1 stop web replaced by 3fa9c23: Nice, if its 2 conditions are met",
                        "2 start web changed in 3fa9c23, if its 2 conditions are met");
        assertThat(between(commit(one), commit())).containsExactly("1 stop web removed in 3fa9c23");
    }

    private static List<String> between(Desired from, Desired to) {
        return words(Forecast.ofHostRunning(from).converge(to));
    }

    private static List<String> words(List<Wave> waves) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < waves.size(); i++) {
            for (Change change : waves.get(i).changes()) {
                words.add((i + 1) + " " + change.kind().word() + " "
                        + change.unit().stem() + " " + change.reason());
            }
        }
        return words;
    }

    private static Desired commit(ServiceSpec... specs) {
        SortedMap<UnitName, Wanted> units = new TreeMap<>();
        for (ServiceSpec spec : specs) {
            units.put(spec.name(), Wanted.running(spec, Scene.COMMIT));
        }
        return new Desired(Scene.COMMIT, units, Ordering.of(List.of(specs)).ordering());
    }
}
