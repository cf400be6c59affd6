package io.gitproc.reconciler.dashboard;

import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.source.CommitText;
import io.gitproc.reconciler.source.Loaded;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is in a commit, without what may be a secret.
 *
 * @param changes of the units that it changes here, at most so many
 * @param verdict what this host makes of it
 */
record CommitContent(CommitText text, List<UnitChange> changes, Loaded verdict) {
    private static final int CHANGES_MAX = 30;

    static CommitContent read(Revisions revisions, String commit) throws SourceException {
        CommitText text = revisions.commit(commit);
        List<UnitChange> changes = new ArrayList<>();
        for (UnitName unit :
                text.units().subList(0, Math.min(CHANGES_MAX, text.units().size()))) {
            changes.add(UnitText.change(revisions, text.revision(), unit));
        }
        return new CommitContent(text, changes, revisions.load(commit));
    }
}
