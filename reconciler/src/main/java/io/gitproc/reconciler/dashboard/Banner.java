package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.api.Sync;
import io.gitproc.reconciler.api.UnitView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How the host stands, in a word and a line.
 *
 * @param verdict the worst of how far it is from its commit and how its units do
 * @param counts {@code 11 of 12 well}, {@code 1 crash-loop}
 * @param sync how far it is from its commit
 * @param target the commit it converges to
 * @param head the newest one of the branch, where that is another one
 * @param lag what keeps the host from it: {@code 3 commits wait}; may be empty
 */
public record Banner(
        Badge verdict,
        List<String> counts,
        Badge sync,
        Optional<CommitLine> target,
        Optional<CommitLine> head,
        String lag) {

    static Banner of(Snapshot snapshot, Times times) {
        Badge sync = Badge.of(snapshot.sync());
        return new Banner(
                verdict(snapshot, sync),
                counts(snapshot.units()),
                sync,
                snapshot.target().map(commit -> CommitLine.of(commit, times)),
                snapshot.head()
                        .filter(head -> !snapshot.target().equals(Optional.of(head)))
                        .map(commit -> CommitLine.of(commit, times)),
                lag(snapshot));
    }

    private static Badge verdict(Snapshot snapshot, Badge sync) {
        Tone units = snapshot.units().stream()
                .map(unit -> Badge.of(unit).tone())
                .filter(tone -> tone != Tone.QUIET)
                .max(Tone::compareTo)
                .orElse(Tone.GOOD);
        Tone worst = units.compareTo(sync.tone()) > 0 ? units : sync.tone();
        return new Badge(worst, snapshot.looked() ? word(worst) : "Starting");
    }

    private static String word(Tone worst) {
        return switch (worst) {
            case GOOD -> "All is well";
            case QUIET -> "Held";
            case BUSY -> "Under way";
            case WARN -> "Needs a look";
            case BAD -> "Degraded";
        };
    }

    private static List<String> counts(List<UnitView> units) {
        List<String> counts = new ArrayList<>();
        counts.add(count(units, Severity::isWell) + " of " + units.size()
                + (units.size() == 1 ? " unit well" : " units well"));
        for (Severity severity : Severity.values()) {
            long count = count(units, unit -> Severity.of(unit) == severity);
            if (count > 0 && severity != Severity.NONE) {
                counts.add(count + " " + severity.word());
            }
        }
        return counts;
    }

    private static long count(List<UnitView> units, Predicate<UnitView> wanted) {
        return units.stream().filter(wanted).count();
    }

    private static String lag(Snapshot snapshot) {
        int waiting = snapshot.frozen().waiting();
        if (waiting > 0) {
            return waiting == 1 ? "1 commit waits" : waiting + " commits wait";
        }
        return snapshot.sync() == Sync.STALE ? "the remote does not answer" : "";
    }
}
