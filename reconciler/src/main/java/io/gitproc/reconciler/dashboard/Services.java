package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.Told;
import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.source.UnitChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of units.
 *
 * @param all how many there are, shown or not
 * @param states links that show those of one state alone
 */
public record Services(Sieve sieve, int all, List<Choice> states, List<Column> columns, List<UnitRow> rows) {

    /**
     * A link that changes what is shown.
     *
     * @param isTaken it is what is shown now
     */
    public record Choice(String href, String word, long count, boolean isTaken) {}

    /**
     * The head of a column.
     *
     * @param href sorts by it
     * @param isTaken it is sorted by it now
     */
    public record Column(String title, Optional<String> href, boolean isTaken) {}

    static Services of(List<UnitView> units, Told told, UnitChanges changes, Sieve sieve, Times times) {
        return new Services(
                sieve,
                units.size(),
                states(units, sieve),
                columns(sieve),
                UnitRow.of(sieve.of(units, unit -> UnitRow.change(unit, changes)), told, changes, times));
    }

    private static List<Choice> states(List<UnitView> units, Sieve sieve) {
        Map<String, Long> counts = units.stream()
                .filter(sieve::hasWords)
                .collect(Collectors.groupingBy(unit -> Badge.of(unit).word(), TreeMap::new, Collectors.counting()));
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        List<Choice> choices = new ArrayList<>();
        choices.add(choice(sieve, "", "all", all));
        counts.forEach((word, count) -> choices.add(choice(sieve, word, word, count)));
        return choices;
    }

    private static Choice choice(Sieve sieve, String state, String word, long count) {
        return new Choice(
                sieve.withState(state).href(), word, count, sieve.state().equals(state));
    }

    private static List<Column> columns(Sieve sieve) {
        return Stream.of(
                        column("State", Sieve.Order.STATE, sieve),
                        column("Service", Sieve.Order.NAME, sieve),
                        column("Commit (last change)", Sieve.Order.COMMIT, sieve),
                        column("Up", Sieve.Order.UP, sieve),
                        column("Restarts 1h/all", Sieve.Order.RESTARTS, sieve),
                        column("CPU", Sieve.Order.CPU, sieve),
                        column("Memory/limit", Sieve.Order.MEMORY, sieve),
                        new Column("Health", Optional.empty(), false))
                .toList();
    }

    private static Column column(String title, Sieve.Order order, Sieve sieve) {
        return new Column(title, Optional.of(sieve.by(order).href()), sieve.order() == order);
    }
}
