package io.gitproc.model.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.UnitName;
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

    private List<String> startOrder() {
        return Ordering.of(after).ordering().startOrder().stream()
                .map(UnitName::stem)
                .toList();
    }

    private List<String> cycle() {
        return Ordering.of(after).cycle().orElse(List.of()).stream()
                .map(UnitName::stem)
                .toList();
    }

    @Test
    void aUnitComesBehindWhatItStartsAfter() {
        unit("web", "db").unit("db").unit("proxy", "web");

        assertThat(startOrder()).containsExactly("db", "web", "proxy");
    }

    @Test
    void independentUnitsAreOrderedByName() {
        unit("c").unit("a").unit("b");

        assertThat(startOrder()).containsExactly("a", "b", "c");
    }

    @Test
    void aNameThatIsNotAUnitOfThisHostIsLeftOut() {
        unit("web", "network");

        assertThat(Ordering.of(after).ordering().after(UnitName.of("web"))).isEmpty();
        assertThat(startOrder()).containsExactly("web");
    }

    @Test
    void aCycleIsGivenWhole() {
        unit("a", "b").unit("b", "c").unit("c", "a").unit("d", "a");

        assertThat(cycle()).containsExactly("a", "b", "c", "a");
    }

    @Test
    void aUnitAfterItselfIsACycle() {
        unit("a", "a");

        assertThat(cycle()).containsExactly("a", "a");
    }

    @Test
    void aBrokenCycleStillOrdersEverything() {
        unit("a", "b").unit("b", "a").unit("c", "b");

        assertThat(startOrder()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aChainOfTenThousandNeedsNoDeepStack() {
        after.put(UnitName.of("u0"), List.of());
        for (int i = 1; i < 10_000; i++) {
            after.put(UnitName.of("u" + i), List.of(UnitName.of("u" + (i - 1))));
        }

        assertThat(startOrder()).hasSize(10_000).startsWith("u0", "u1").endsWith("u9999");
    }
}
