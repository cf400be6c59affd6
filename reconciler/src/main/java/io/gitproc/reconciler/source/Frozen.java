package io.gitproc.reconciler.source;

import java.util.List;

/**
 * What keeps the target where it is.
 *
 * @param freezes those in force, by kind; empty: the target follows the branch
 * @param waiting commits of the branch that the target has not, counted while something is in force; at most
 *     {@link #WAITING_MAX}
 */
public record Frozen(List<Freeze> freezes, int waiting) {
    /** Beyond this nobody counts. */
    public static final int WAITING_MAX = 1000;

    public Frozen {
        freezes = List.copyOf(freezes);
    }

    /** No commit ends the rollback. */
    public boolean isPinned() {
        return freezes.stream().anyMatch(freeze -> freeze.kind() == Freeze.Kind.PINNED);
    }

    /** The target follows the branch. */
    public static Frozen none() {
        return new Frozen(List.of(), 0);
    }
}
