package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.text.Printable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A unit that needs a person.
 *
 * @param words what there is to know, each a clause
 * @param nextTry when it starts again by itself; a time of day, since a countdown would be read aloud again and again
 * @param commit that it was started from
 * @param command what to type next
 */
public record AttentionLine(
        UnitLink unit,
        Badge badge,
        List<String> words,
        Optional<Stamp> nextTry,
        Optional<CommitLine> commit,
        String command) {
    private static final int LINES_MAX = 20;
    private static final int WORDS_MAX = 240;

    /** The worst first; of equals what has been so for the longest. */
    static List<AttentionLine> of(List<UnitView> units, Times times) {
        return units.stream()
                .filter(unit -> Severity.of(unit) != Severity.NONE)
                .sorted(Comparator.comparing((UnitView unit) -> Severity.of(unit))
                        .thenComparing(unit -> unit.run().since().orElse(Instant.MAX))
                        .thenComparing(UnitView::name))
                .limit(LINES_MAX)
                .map(unit -> of(unit, times))
                .toList();
    }

    private static AttentionLine of(UnitView unit, Times times) {
        return new AttentionLine(
                UnitLink.of(unit.name()),
                Badge.of(unit),
                words(unit, times),
                unit.run().nextTry().map(times::at),
                unit.run().commit().map(commit -> CommitLine.of(commit, times)),
                command(unit));
    }

    private static String command(UnitView unit) {
        String stem = UnitLink.of(unit.name()).name();
        return switch (Severity.of(unit)) {
            case HELD -> "gitproc release " + stem;
            case REJECTED -> "gitproc cat " + stem;
            case FAILED, CRASH_LOOP, UNHEALTHY, BACKOFF -> "gitproc logs " + stem;
            case WAITING, NONE -> "gitproc why " + stem;
        };
    }

    /** Who holds it, or what is wrong, or how it ended. */
    private static List<String> words(UnitView unit, Times times) {
        List<String> words = new ArrayList<>(
                unit.drift().hold().map(hold -> hold(hold, times)).stream().toList());
        if (words.isEmpty()) {
            Stream.concat(unit.drift().errors().stream(), unit.notes().stream())
                    .limit(3)
                    .forEach(words::add);
        }
        if (words.isEmpty()) {
            unit.run().lastExit().map(UnitView.LastExit::cause).ifPresent(words::add);
        }
        return words.stream()
                .map(text -> Printable.cut(Printable.line(text.replace("\n    ", "; ")), WORDS_MAX))
                .toList();
    }

    private static String hold(UnitView.HoldView hold, Times times) {
        return "stopped by " + hold.by() + (hold.reason().isEmpty() ? "" : ": " + hold.reason())
                + hold.until().map(end -> ", until " + times.at(end).words()).orElse("");
    }
}
