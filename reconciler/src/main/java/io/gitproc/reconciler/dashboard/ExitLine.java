package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.Told;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Kind;
import io.gitproc.reconciler.text.Age;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An end.
 *
 * @param ran for how long it had run; may be empty
 */
public record ExitLine(Stamp at, Badge cause, String ran) {
    private static final int LINES_MAX = 20;

    /** Newest first. */
    static List<ExitLine> of(Told told, Times times) {
        List<Entry> newestFirst = new ArrayList<>(told.entries());
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .filter(entry -> entry.kind() == Kind.END)
                .limit(LINES_MAX)
                .map(entry -> new ExitLine(
                        times.at(entry.at()),
                        new Badge(EventLine.tone(entry), entry.words()),
                        entry.ran().map(Age::of).orElse("")))
                .toList();
    }
}
