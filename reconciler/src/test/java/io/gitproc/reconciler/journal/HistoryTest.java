package io.gitproc.reconciler.journal;

import static io.gitproc.reconciler.journal.Entries.COMMIT;
import static io.gitproc.reconciler.journal.Entries.NOON;
import static io.gitproc.reconciler.journal.Entries.WEB;
import static io.gitproc.reconciler.journal.Entries.adopting;
import static io.gitproc.reconciler.journal.Entries.end;
import static io.gitproc.reconciler.journal.Entries.invocation;
import static io.gitproc.reconciler.journal.Entries.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invocation n starts n seconds after noon, and ends half a second later. */
class HistoryTest {
    private static final Entry TARGET = Entry.of(NOON, Kind.TARGET, "3fa9c2d").at(COMMIT);
    private static final Entry OTHER =
            Entry.of(NOON, Kind.ADJUST, "MemoryMax").about(UnitName.of("db")).of(invocation(7));

    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        // One segment a batch.
        Limits tiny = new Limits(1, 64L << 20, Duration.ofDays(90));
        for (Batch batch : List.of(
                told(1, TARGET, start(1), OTHER), told(2, end(1), start(2)), told(3, end(2), start(3)), adopting())) {
            try (JournalFile journal = JournalFile.open(folder, tiny, InstantSource.fixed(batch.at()))) {
                journal.tell(batch);
            }
        }
    }

    private static Batch told(int seconds, Entry... entries) {
        return new Batch(NOON.plusSeconds(seconds), List.of(entries), Optional.empty());
    }

    private List<Entry> find(Optional<UnitName> unit, Optional<Instant> since, int limit) throws IOException {
        return Entries.unnumbered(
                new History(folder).find(HistoryQuery.of(unit, since, limit)).entries());
    }

    @Test
    void theNewestIsLastWhereverTheSegmentsEnd() throws IOException {
        assertThat(find(Optional.empty(), Optional.empty(), 5)).startsWith(end(1), start(2), end(2), start(3));
    }

    @Test
    void oneUnitAlone() throws IOException {
        assertThat(find(UnitName.parse("db"), Optional.empty(), 100)).containsExactly(OTHER);
    }

    @Test
    void notOlderThan() throws IOException {
        assertThat(find(Optional.of(WEB), Optional.of(NOON.plusSeconds(2)), 100))
                .startsWith(start(2), end(2), start(3))
                .hasSize(4);
    }

    @Test
    void behindAnEntryWhateverTheLimit() throws IOException {
        List<Entry> all = new History(folder)
                .find(HistoryQuery.of(Optional.empty(), Optional.empty(), 100))
                .entries();
        Entry known = all.get(all.size() - 3);
        HistoryQuery query = HistoryQuery.after(known.sequence().orElseThrow(), 100);

        assertThat(new History(folder).find(query).entries()).isEqualTo(all.subList(all.size() - 2, all.size()));
    }

    @Test
    void theLastOfAKind() throws IOException {
        assertThat(new History(folder).last(WEB, Kind.START).map(Entries::unnumbered))
                .contains(start(3));
    }

    @Test
    void whatRanAtEachInstant() throws IOException {
        assertThat(running(NOON)).isEmpty();
        assertThat(running(NOON.plusSeconds(1))).containsExactly(1);
        assertThat(running(NOON.plusMillis(1600))).isEmpty();
        assertThat(running(NOON.plusSeconds(2))).containsExactly(2);
        assertThat(running(NOON.plusSeconds(59))).containsExactly(3);
        assertThat(running(NOON.plusSeconds(61))).isEmpty();
    }

    @Test
    void theTargetThatStoodThen() throws IOException {
        assertThat(new History(folder).at(NOON.minusSeconds(1)).target()).isEmpty();
        assertThat(new History(folder).at(NOON.plusSeconds(59)).target()).contains(COMMIT);
    }

    @Test
    void aFolderThatIsNotThereHasNoPast() throws IOException {
        History none = new History(folder.resolve("none"));

        assertThat(none.at(NOON).running()).isEmpty();
        assertThat(none.find(HistoryQuery.of(Optional.empty(), Optional.empty(), 10))
                        .entries())
                .isEmpty();
    }

    private List<Integer> running(Instant at) throws IOException {
        return new History(folder)
                .at(at).running().stream()
                        .map(standing -> Integer.parseInt(standing.invocation().value(), 16))
                        .toList();
    }
}
