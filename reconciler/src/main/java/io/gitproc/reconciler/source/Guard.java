package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Keeps out a head that looks like an accident, until a person approves that very commit: the history that this host
 * follows was rewritten, or most of its units are gone. For one thread.
 */
final class Guard {
    private static final int REMOVED_MAX = 3;
    private static final int PERCENT_MAX = 30;
    private static final int SHOWN_MAX = 5;

    private final Commits commits;

    Guard(Commits commits) {
        this.commits = commits;
    }

    /** What is known of a head that is no commit to have as well. */
    Loaded over(Loaded head, RefState now, Optional<Loaded> target) throws IOException {
        CommitId id = head.revision().id();
        if (head.accepted().isEmpty()
                || now.target().isEmpty()
                || now.approved().contains(id)) {
            return head;
        }
        Optional<String> objection = rewritten(id, now);
        Optional<String> reason = objection.isPresent()
                ? objection
                : head.accepted().flatMap(it -> removed(it, target.flatMap(Loaded::units)));
        return reason.<Loaded>map(text -> new Loaded.Refused(new Refusal(head.revision(), text, hint(id))))
                .orElse(head);
    }

    private static String hint(CommitId head) {
        return "look at it with git log and gitproc plan; to take it: gitproc approve " + head.brief();
    }

    /** What was followed has to be in its history: the target, and what a rollback left. */
    private Optional<String> rewritten(CommitId head, RefState now) throws IOException {
        SortedSet<CommitId> followed = new TreeSet<>(now.rejected());
        now.target().ifPresent(followed::add);
        for (CommitId commit : followed) {
            if (!commits.isInHistory(commit, head)) {
                return Optional.of("history rewritten: " + commit.brief()
                        + ", which this host follows or has followed, is not in its history");
            }
        }
        return Optional.empty();
    }

    /** A broken file is not a deleted one. */
    private static Optional<String> removed(Loaded.Accepted head, Optional<Desired> target) {
        SortedSet<UnitName> removed =
                new TreeSet<>(target.map(it -> it.units().keySet()).orElseGet(Set::of));
        int before = removed.size();
        removed.removeAll(head.desired().units().keySet());
        removed.removeAll(head.rejected().keySet());
        boolean tooMany = removed.size() > Math.max(REMOVED_MAX, before * PERCENT_MAX / 100);
        boolean all = before > 0 && removed.size() == before;
        return tooMany || all ? Optional.of(words(removed, before)) : Optional.empty();
    }

    private static String words(SortedSet<UnitName> removed, int before) {
        String names = removed.stream().limit(SHOWN_MAX).map(UnitName::value).collect(Collectors.joining(", "));
        return "mass deletion: it removes " + removed.size() + " of " + before + " units: " + names
                + (removed.size() > SHOWN_MAX ? ", …" : "");
    }
}
