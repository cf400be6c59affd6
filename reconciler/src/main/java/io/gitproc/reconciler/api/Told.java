package io.gitproc.reconciler.api;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.source.Revision;
import java.util.List;
import java.util.Map;

/**
 * A piece of the past.
 *
 * @param entries newest last
 * @param revisions those of their commits that are known
 * @param passedOver lines of the journal that could not be read
 */
public record Told(List<Entry> entries, Map<CommitId, Revision> revisions, long passedOver) {
    public Told {
        entries = List.copyOf(entries);
        revisions = Map.copyOf(revisions);
    }

    /** As the API tells it. */
    public byte[] json() {
        return Json.history(this);
    }

    public static Told nothing() {
        return new Told(List.of(), Map.of(), 0);
    }
}
