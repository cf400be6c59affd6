package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far a host has come with a commit, as of one look.
 *
 * @param commit it need not be known yet
 * @param reached what it has come to
 * @param declared what the same look found
 */
public record Standing(CommitId commit, SortedSet<Stage> reached, Declared declared) {
    public Standing {
        reached = Collections.unmodifiableSortedSet(new TreeSet<>(reached));
    }

    /** What the host was before a rollback does not count: the target has to have it too. */
    public boolean has(Stage stage) {
        return reached.contains(stage) && (stage.compareTo(Stage.TARGET) < 0 || reached.contains(Stage.TARGET));
    }
}
