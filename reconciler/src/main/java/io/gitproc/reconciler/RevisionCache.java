package io.gitproc.reconciler;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.UnitSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Author and subject of commits, without waiting: what is not known yet is asked for, and a wake tells that it came.
 *
 * <p>Threads: any.
 */
final class RevisionCache {
    private static final int SIZE_MAX = 10_000;

    private final UnitSource source;
    private final Runnable wake;
    private final Map<CommitId, Optional<Revision>> known = new ConcurrentHashMap<>();

    RevisionCache(UnitSource source, Runnable wake) {
        this.source = source;
        this.wake = wake;
    }

    Optional<Revision> find(CommitId commit) {
        if (known.size() > SIZE_MAX) {
            known.clear();
        }
        if (known.putIfAbsent(commit, Optional.empty()) == null) {
            ask(commit);
        }
        return known.getOrDefault(commit, Optional.empty());
    }

    private void ask(CommitId commit) {
        var unused = source.revision(commit).thenAccept(found -> {
            known.put(commit, found);
            wake.run();
        });
    }
}
