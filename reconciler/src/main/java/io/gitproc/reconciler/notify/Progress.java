package io.gitproc.reconciler.notify;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.source.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far this host is with one commit.
 *
 * @param words a sentence about the commit
 */
record Progress(CommitId commit, Stage stage, String words) {

    /**
     * Of the commits that a snapshot tells of: where the host is or goes to, and one that it refuses.
     *
     * @param failing the units that fail; their names
     */
    static List<Progress> of(Snapshot snapshot, List<String> failing) {
        List<Progress> progress = new ArrayList<>();
        snapshot.target()
                .map(Revision::id)
                .map(target -> target(target, snapshot, failing))
                .ifPresent(progress::add);
        refused(snapshot).ifPresent(progress::add);
        return progress;
    }

    private static Progress target(CommitId target, Snapshot snapshot, List<String> failing) {
        if (!failing.isEmpty()) {
            return new Progress(target, Stage.FAILED, "failing: " + String.join(", ", failing));
        }
        if (is(snapshot.healthy(), target)) {
            return new Progress(target, Stage.HEALTHY, count(snapshot) + " applied, and well");
        }
        return is(snapshot.applied(), target)
                ? new Progress(target, Stage.APPLIED, count(snapshot) + " applied")
                : new Progress(target, Stage.PENDING, "under way");
    }

    private static boolean is(Optional<Revision> revision, CommitId commit) {
        return revision.map(Revision::id).equals(Optional.of(commit));
    }

    private static String count(Snapshot snapshot) {
        int units = snapshot.units().size();
        return units == 1 ? "1 unit" : units + " units";
    }

    private static Optional<Progress> refused(Snapshot snapshot) {
        return snapshot.notices().stream()
                .filter(notice -> notice.kind().equals("refused"))
                .findFirst()
                .flatMap(notice -> snapshot.head()
                        .filter(head -> !snapshot.target().equals(Optional.of(head)))
                        .map(head -> new Progress(head.id(), Stage.REFUSED, notice.message())));
    }
}
