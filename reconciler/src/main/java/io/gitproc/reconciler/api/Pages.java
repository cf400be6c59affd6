package io.gitproc.reconciler.api;

import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;

/**
 * What there is for people to look at.
 *
 * <p>Threads: any.
 */
public interface Pages {
    /**
     * The page at a path; one that says so when there is none.
     *
     * @param path its segments, decoded and hostile
     * @param query the first value of each parameter, hostile
     * @return may come later; failures are faults of ours
     */
    CompletableFuture<Page> at(List<String> path, SortedMap<String, String> query);

    /** What the first page shows of units; nothing where there is no such page. */
    default Rows rows() {
        return Rows.none();
    }
}
