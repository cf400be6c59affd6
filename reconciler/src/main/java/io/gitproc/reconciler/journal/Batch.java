package io.gitproc.reconciler.journal;

import io.gitproc.model.plan.InvocationId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What there is to tell at an instant.
 *
 * @param entries in the order in which they came about, as far as that is known
 * @param adopted every invocation that a daemon found when it started: one that ran when the last daemon wrote, and is not
 *     among them, has ended unseen
 */
public record Batch(Instant at, List<Entry> entries, Optional<SortedSet<InvocationId>> adopted) {
    public Batch {
        entries = List.copyOf(entries);
        adopted = adopted.map(ids -> Collections.unmodifiableSortedSet(new TreeSet<>(ids)));
    }

    public static Batch of(Entry entry) {
        return new Batch(entry.at(), List.of(entry), Optional.empty());
    }

    public boolean isEmpty() {
        return entries.isEmpty() && adopted.isEmpty();
    }
}
