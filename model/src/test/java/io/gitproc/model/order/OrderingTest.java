package io.gitproc.model.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class OrderingTest {
    private final SortedMap<UnitName, List<UnitName>> after = new TreeMap<>();

    private OrderingTest unit(String name, String... names) {
        after.put(UnitName.of(name), Arrays.stream(names).map(UnitName::of).toList());
        return this;
    }

    private Ordering ordering() {
        return Ordering.of(after).ordering();
    }

    private static List<String> after(Ordering ordering, String unit) {
        return ordering.after(UnitName.of(unit)).stream().map(UnitName::stem).toList();
    }

    private List<String> cycle() {
        return Ordering.of(after).cycle().orElse(List.of()).stream()
                .map(UnitName::stem)
                .toList();
    }

    private static ServiceSpec spec(String name, String line) {
        return UnitParser.parse(UnitName.of(name), "[Service]\nExecStart=/bin/x\n" + line + "\n")
                .spec()
                .orElseThrow();
    }

    @Test
    void aUnitIsAfterWhatItNames() {
        unit("web", "db", "cache").unit("db").unit("cache").unit("proxy", "web");

        assertThat(after(ordering(), "web")).containsExactly("cache", "db");
        assertThat(after(ordering(), "proxy")).containsExactly("web");
        assertThat(cycle()).isEmpty();
    }

    @Test
    void aNameThatIsNotAUnitOfThisHostIsLeftOut() {
        unit("web", "network");

        assertThat(after(ordering(), "web")).isEmpty();
        assertThat(after(ordering(), "network")).isEmpty();
    }

    @Test
    void whoIsBeforeAnotherOneHasThatOneAfterItself() {
        Ordering ordering = Ordering.of(
                        List.of(spec("db", "Before=web nobody"), spec("web", "After=cache"), spec("cache", "")))
                .ordering();

        assertThat(after(ordering, "web")).containsExactly("cache", "db");
        assertThat(after(ordering, "db")).isEmpty();
        assertThat(after(ordering, "nobody")).isEmpty();
    }

    @Test
    void whatIsToldFromBothSidesIsTheSameOrdering() {
        Ordering told =
                Ordering.of(List.of(spec("db", "Before=web"), spec("web", ""))).ordering();

        assertThat(told).isEqualTo(unit("web", "db").unit("db").ordering()).hasSameHashCodeAs(ordering());
        assertThat(told).isNotEqualTo(Ordering.empty()).isNotEqualTo(after);
    }

    @Test
    void aCycleIsGivenWhole() {
        unit("a", "b").unit("b", "c").unit("c", "a").unit("d", "a");

        assertThat(cycle()).containsExactly("a", "b", "c", "a");
    }

    @Test
    void whatIsOnlyBehindACycleIsNoPartOfIt() {
        unit("a", "b").unit("b", "c").unit("c", "b");

        assertThat(cycle()).containsExactly("b", "c", "b");
    }

    @Test
    void aUnitAfterItselfIsACycle() {
        unit("a", "a");

        assertThat(cycle()).containsExactly("a", "a");
    }

    @Test
    void aCycleLosesOneEdgeAndNoMore() {
        unit("a", "b").unit("b", "a").unit("c", "b");

        assertThat(after(ordering(), "a")).isEmpty();
        assertThat(after(ordering(), "b")).containsExactly("a");
        assertThat(after(ordering(), "c")).containsExactly("b");
    }

    @Test
    void eachCycleIsBroken() {
        unit("a", "b").unit("b", "a").unit("c", "d").unit("d", "c");

        assertThat(after(ordering(), "a")).isEmpty();
        assertThat(after(ordering(), "c")).isEmpty();
        assertThat(cycle()).containsExactly("a", "b", "a");
    }

    @Test
    void aChainOfTenThousandNeedsNoDeepStack() {
        unit("u0");
        for (int i = 1; i < 10_000; i++) {
            unit("u" + i, "u" + (i - 1));
        }

        assertThat(cycle()).isEmpty();
    }

    @Test
    void orderingsAreEqualWhenTheyOrderTheSame() {
        Ordering webAfterDb = unit("db").unit("web", "db", "elsewhere").ordering();
        Ordering same = new OrderingTest().unit("web", "db").unit("db").ordering();

        assertThat(same).isEqualTo(webAfterDb).hasSameHashCodeAs(webAfterDb);
        assertThat(webAfterDb).isNotEqualTo(Ordering.empty()).hasToString("{db.service=[], web.service=[db.service]}");
        assertThat(webAfterDb.hashCode()).isNotEqualTo(Ordering.empty().hashCode());
    }
}
