package io.gitproc.reconciler.journal;

import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.os.Disk;
import io.gitproc.reconciler.os.OpenFile;
import io.gitproc.reconciler.text.LinesBackwards;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads a journal, from its end: the last ten of a million lines cost one block.
 *
 * <p>Threads: any, while the journal is written.
 *
 * @param folder of the segments
 */
public record History(Disk disk, Path folder) {
    /** Longer than any line of ours: one that is cut is a broken one. */
    private static final int LINE_MAX = 16 * 1024;

    public History(Path folder) {
        this(Disk.ofHost(), folder);
    }

    /**
     * What was asked for.
     *
     * @param entries newest last
     * @param passedOver lines on the way that could not be read
     */
    public record Found(List<Entry> entries, long passedOver) {
        public Found {
            entries = List.copyOf(entries);
        }
    }

    /** The newest that fit, newest last. */
    public Found find(HistoryQuery query) throws IOException {
        Search search = new Search(disk, query);
        List<Path> newestFirst = new ArrayList<>(new Segments(disk, folder).all());
        Collections.reverse(newestFirst);
        for (Path file : newestFirst) {
            if (search.isOver(file)) {
                break;
            }
            search.in(file);
        }
        return search.found();
    }

    /** The newest entry of a kind; empty when none is kept. */
    public Optional<Entry> last(UnitName unit, Kind kind) throws IOException {
        return find(new HistoryQuery(Optional.of(kind), Optional.of(unit), Optional.empty(), OptionalLong.empty(), 1))
                .entries()
                .stream()
                .findFirst();
    }

    /** What ran then. */
    public Moment at(Instant instant) throws IOException {
        return new Replay(disk, new Segments(disk, folder).all(), instant).moment();
    }

    /** One search; for one thread. */
    private static final class Search {
        private final Disk disk;
        private final HistoryQuery query;
        private final List<Entry> newestFirst = new ArrayList<>();
        private long passedOver;
        private boolean isBehind;

        Search(Disk disk, HistoryQuery query) {
            this.disk = disk;
            this.query = query;
        }

        boolean isOver(Path file) throws IOException {
            return isDone() || isTooOld(file);
        }

        /** A file that was last written to before holds nothing that is younger. */
        private boolean isTooOld(Path file) throws IOException {
            Instant written = disk.modified(file);
            return query.since().filter(written::isBefore).isPresent();
        }

        private boolean isDone() {
            return isBehind || newestFirst.size() >= query.limit();
        }

        /** One that was removed meanwhile was too old anyway. */
        void in(Path file) throws IOException {
            try (OpenFile channel = disk.open(file, Set.of(StandardOpenOption.READ))) {
                LinesBackwards lines = new LinesBackwards(channel);
                while (!isDone() && lines.previous()) {
                    Line.parse(lines.line(LINE_MAX)).ifPresentOrElse(this::take, () -> passedOver++);
                }
            } catch (NoSuchFileException removed) {
                return;
            }
        }

        private void take(Line line) {
            isBehind = line.sequence().isPresent() && query.isBehind(line.sequence());
            line.entry().filter(query::takes).ifPresent(newestFirst::add);
        }

        Found found() {
            List<Entry> newestLast = new ArrayList<>(newestFirst);
            Collections.reverse(newestLast);
            return new Found(newestLast, passedOver);
        }
    }
}
