package io.gitproc.reconciler.journal;

import io.gitproc.reconciler.os.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads a journal up to an instant.
 *
 * <p>It begins with the last segment that was begun before, and goes on to the end of the journal: an end that no daemon
 * saw is written when the next one looks.
 *
 * @param segments oldest first
 * @param until the instant
 */
record Replay(Disk disk, List<Path> segments, Instant until) {
    Replay {
        segments = List.copyOf(segments);
    }

    Moment moment() throws IOException {
        Ledger ledger = new Ledger();
        int first = first();
        for (Path summarized :
                segments.subList(Math.min(first, segments.size()), Math.min(first + 1, segments.size()))) {
            LinesForward.each(disk, summarized, line -> take(line, ledger));
        }
        for (Path later : segments.subList(Math.min(first + 1, segments.size()), segments.size())) {
            LinesForward.each(disk, later, line -> takeEntry(line, ledger));
        }
        return new Moment(until, begins(), ledger.target(), ledger.running());
    }

    private void take(Line line, Ledger ledger) {
        if (!line.at().isAfter(until)) {
            ledger.recall(line);
        }
    }

    /** What a later segment sums up at its top was told before. */
    private void takeEntry(Line line, Ledger ledger) {
        if (line.entry().isPresent()) {
            take(line, ledger);
        }
    }

    private int first() throws IOException {
        for (int i = segments.size() - 1; i > 0; i--) {
            if (begun(segments.get(i)).filter(at -> !at.isAfter(until)).isPresent()) {
                return i;
            }
        }
        return 0;
    }

    private Optional<Instant> begun(Path segment) throws IOException {
        return LinesForward.first(disk, segment).filter(Line::isSegment).map(Line::at);
    }

    private Optional<Instant> begins() throws IOException {
        return segments.isEmpty()
                ? Optional.empty()
                : LinesForward.first(disk, segments.get(0)).map(Line::at);
    }
}
