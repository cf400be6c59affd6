package io.gitproc.reconciler.api;

import java.util.List;

/**
 * What the first page shows of units.
 *
 * <p>Threads: any.
 */
@FunctionalInterface
public interface Rows {
    /** Each as a row of the table, in HTML; none where there is no page. */
    List<String> of(List<UnitView> units);

    static Rows none() {
        return units -> List.of();
    }
}
