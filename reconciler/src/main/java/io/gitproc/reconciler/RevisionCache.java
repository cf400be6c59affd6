package io.gitproc.reconciler;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.UnitSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Author and subject of commits, without waiting: of what is not known yet there is the id, and a wake tells that the rest
 * came.
 *
 * <p>Threads: any.
 */
final class RevisionCache {
    private static final int SIZE_MAX = 10_000;

    private final UnitSource source;
    private final Runnable wake;
    private final Map<CommitId, Revision> known = new ConcurrentHashMap<>();

    RevisionCache(UnitSource source, Runnable wake) {
        this.source = source;
        this.wake = wake;
    }

    /** What was read with the units need not be asked for. */
    void learn(Declared declared) {
        Stream.of(declared.head(), declared.target())
                .flatMap(Optional::stream)
                .forEach(revision -> known.put(revision.id(), revision));
    }

    Optional<Revision> find(CommitId commit) {
        if (known.size() > SIZE_MAX) {
            known.clear();
        }
        if (known.putIfAbsent(commit, Revision.named(commit)) == null) {
            ask(commit);
        }
        return Optional.ofNullable(known.get(commit));
    }

    private void ask(CommitId commit) {
        var unused = source.revision(commit).thenAccept(found -> {
            found.ifPresent(revision -> known.put(commit, revision));
            wake.run();
        });
    }
}
