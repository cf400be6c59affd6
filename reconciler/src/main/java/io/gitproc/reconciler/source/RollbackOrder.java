package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Intent;
import java.util.Optional;

/**
 * A rollback as a person asks for it.
 *
 * @param commit an id, whole or shortened, or any expression of gitrevisions(7); empty: the last one proven healthy
 * @param intent who, why, and for how long; with an end it is pinned until then
 * @param reach whom it takes back
 */
public record RollbackOrder(Optional<String> commit, Intent intent, Until until, Reach reach) {

    /** What ends it, besides {@code resume}. */
    public enum Until {
        /** A head in which every unit that was left has other content. */
        MENDED,
        /** Nothing but the end of its time, where it has one. */
        RESUMED
    }

    /** Who goes back. */
    public enum Reach {
        HOST,
        /** Also whoever else follows the branch: it gets one commit more, which has the old files. */
        BRANCH
    }

    boolean pins() {
        return until == Until.RESUMED || intent.span().isPresent();
    }
}
