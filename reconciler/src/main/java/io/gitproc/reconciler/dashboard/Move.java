package io.gitproc.reconciler.dashboard;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.api.Told;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A commit that this host took, went back to, or refused, and what followed.
 *
 * @param effect {@code web, db started · 2 adjusted}; may be empty
 * @param diff where what it changed is shown
 */
public record Move(
        Stamp at, Badge badge, Optional<CommitLine> commit, String words, String effect, Optional<String> diff) {
    private static final int NAMES_MAX = 3;

    /** The newest so many, newest first. */
    static List<Move> newest(Told told, int most, Times times) {
        List<Move> moves = new ArrayList<>();
        List<Entry> since = new ArrayList<>();
        List<Entry> newestFirst = new ArrayList<>(told.entries());
        Collections.reverse(newestFirst);
        for (Entry entry : newestFirst) {
            if (isMove(entry) && moves.size() < most) {
                moves.add(of(entry, since, told, times));
                since.clear();
            } else {
                since.add(entry);
            }
        }
        return moves;
    }

    private static boolean isMove(Entry entry) {
        return entry.kind() == Kind.TARGET || entry.kind() == Kind.REFUSED;
    }

    private static Move of(Entry move, List<Entry> since, Told told, Times times) {
        Optional<CommitLine> commit = move.commit()
                .flatMap(id -> Optional.ofNullable(told.revisions().get(id)))
                .map(revision -> CommitLine.of(revision, times));
        return new Move(
                times.at(move.at()),
                badge(move),
                commit,
                isRollback(move) || commit.isEmpty() || move.kind() == Kind.REFUSED ? move.words() : "",
                effect(move, since),
                move.commit().map(CommitLine::href));
    }

    private static boolean isRollback(Entry move) {
        return move.words().startsWith("rolled back");
    }

    private static Badge badge(Entry move) {
        if (move.kind() == Kind.REFUSED) {
            return new Badge(Tone.BAD, "refused");
        }
        return isRollback(move) ? new Badge(Tone.WARN, "rolled back") : new Badge(Tone.GOOD, "taken");
    }

    /** Of the time until the next move. */
    private static String effect(Entry move, List<Entry> since) {
        Optional<CommitId> commit = move.commit();
        TreeMap<String, TreeSet<String>> byVerb = new TreeMap<>();
        for (Entry entry : since) {
            verb(entry, commit)
                    .ifPresent(verb -> entry.unit()
                            .ifPresent(unit -> byVerb.computeIfAbsent(verb, none -> new TreeSet<>())
                                    .add(unit.stem())));
        }
        return byVerb.entrySet().stream()
                .map(each -> names(each.getValue()) + " " + each.getKey())
                .collect(Collectors.joining(" · "));
    }

    private static Optional<String> verb(Entry entry, Optional<CommitId> commit) {
        if (entry.kind() == Kind.REJECTED) {
            return Optional.of("rejected");
        }
        if (!entry.commit().equals(commit)) {
            return Optional.empty();
        }
        return switch (entry.kind()) {
            case START -> Optional.of("started");
            case ADJUST -> Optional.of("adjusted");
            default -> Optional.empty();
        };
    }

    private static String names(TreeSet<String> names) {
        return names.size() <= NAMES_MAX ? String.join(", ", names) : names.size() + " units";
    }
}
