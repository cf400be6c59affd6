package io.gitproc.reconciler.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Resources;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.UnitResources;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrendsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T20:36:01Z");
    private static final UnitName WEB = UnitName.of("web");

    private static InvocationKey start(String digit) {
        return new InvocationKey(WEB, "0123456789ab", new InvocationId(digit.repeat(32)));
    }

    private static Trends look(Trends before, long second, String start, long cpuMillis) {
        SortedMap<InvocationKey, Resources> used = new TreeMap<>(
                Map.of(start(start), Resources.ofProcesses(Duration.ofMillis(cpuMillis), new Bytes(1000 + second), 1)));
        return before.next(NOW.plusSeconds(second), new TreeMap<>(Map.of(WEB, start(start))), used);
    }

    private static UnitResources web(Trends trends) {
        return trends.newest().get("web.service");
    }

    @Test
    void theFirstLookKnowsNoShareOfAProcessor() {
        assertThat(web(look(Trends.none(), 0, "a", 5000)).cpuPercent()).isEmpty();
    }

    @Test
    void aShareIsThatOfTheTimeBetweenTwoLooks() {
        Trends trends = look(look(Trends.none(), 0, "a", 5000), 2, "a", 8000);

        assertThat(web(trends).cpuPercent()).hasValue(150);
    }

    @Test
    void anotherProcessBeginsAnewAndKeepsTheChart() {
        Trends trends = look(look(Trends.none(), 0, "a", 5000), 2, "b", 100);

        assertThat(web(trends).cpuPercent()).isEmpty();
        assertThat(web(trends).recent()).hasSize(2);
    }

    @Test
    void aSumThatShrankIsNoUseBelowNone() {
        assertThat(web(look(look(Trends.none(), 0, "a", 5000), 2, "a", 10)).cpuPercent())
                .hasValue(0);
    }

    @Test
    void aClockThatWasSetBackGivesNoShare() {
        Trends trends = look(look(Trends.none(), 100, "a", 5000), 2, "a", 8000);

        assertThat(web(trends).cpuPercent()).isEmpty();
        assertThat(trends.isWithin(Duration.ofSeconds(1), NOW)).isFalse();
    }

    @Test
    void theChartIsBounded() {
        Trends trends = Trends.none();
        for (int second = 0; second < 200; second++) {
            trends = look(trends, second, "a", second * 100L);
        }

        assertThat(web(trends).recent()).hasSize(UnitResources.RECENT_MAX);
        assertThat(web(trends).recent().get(59).memory()).contains(new Bytes(1199));
    }

    @Test
    void aUnitThatDoesNotRunIsLetGo() {
        Trends trends = look(Trends.none(), 0, "a", 5000)
                .next(NOW.plusSeconds(1), Collections.emptySortedMap(), Collections.emptySortedMap());

        assertThat(trends.newest()).isEmpty();
    }
}
