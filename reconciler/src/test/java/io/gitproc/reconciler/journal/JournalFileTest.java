package io.gitproc.reconciler.journal;

import static io.gitproc.reconciler.journal.Entries.NOON;
import static io.gitproc.reconciler.journal.Entries.WEB;
import static io.gitproc.reconciler.journal.Entries.adopting;
import static io.gitproc.reconciler.journal.Entries.batch;
import static io.gitproc.reconciler.journal.Entries.end;
import static io.gitproc.reconciler.journal.Entries.invocation;
import static io.gitproc.reconciler.journal.Entries.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.reconciler.ProcessorTime;
import io.gitproc.reconciler.os.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
    private static final Limits LARGE = Limits.of(64L << 20, Duration.ofDays(90));
    private static final HistoryQuery ALL = HistoryQuery.of(Optional.empty(), Optional.empty(), 100_000);

    private static final String DAMAGED = """
            {"v":2,"at":"2026-11-22T12:00:00Z","kind":"dance"}

            \0\0\0
            {"v":1,"kind":"start"}
            {"v":1,"at":"2026-11-22T12:00:00Z","kind":"start","unit":[1]}
            """;

    @TempDir
    private Path folder;

    private JournalFile open(Limits limits) {
        return JournalFile.open(folder, limits, InstantSource.fixed(NOON));
    }

    private void tell(Batch... batches) {
        try (JournalFile journal = open(LARGE)) {
            List.of(batches).forEach(journal::tell);
        }
    }

    private History.Found read() throws IOException {
        return new History(folder).find(ALL);
    }

    /** As {@link Entries} makes them. */
    private List<Entry> told() throws IOException {
        return Entries.unnumbered(read().entries());
    }

    private List<Long> numbers() throws IOException {
        return read().entries().stream()
                .map(entry -> entry.sequence().orElseThrow())
                .toList();
    }

    private Path newest() throws IOException {
        return new Segments(Disk.ofHost(), folder).newest().orElseThrow();
    }

    @Test
    void whatIsToldIsReadAsItWasTold() throws IOException {
        Entry odd = Entry.of(NOON, Kind.ASK, "stop \u202e\u001b[31m \"ü\"\n")
                .about(WEB)
                .by("alice");
        tell(batch(start(1), odd, end(1)));

        assertThat(told()).containsExactly(start(1), odd, end(1));
    }

    @Test
    void othersCannotReadIt() throws IOException {
        tell(batch(start(1)));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(newest())))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aDaemonThatIsStartedAgainTellsNothingTwice() throws IOException {
        tell(batch(start(1), start(2)));
        tell(adopting(invocation(1), invocation(2)), batch(start(1), start(2), end(2)));

        assertThat(told()).containsExactly(start(1), start(2), end(2));
    }

    @Test
    void entriesAreNumberedOverRestartsAndSegments() throws IOException {
        tell(batch(start(1), start(2)));
        tell(batch(end(1)));
        assertThat(numbers()).containsExactly(1L, 2L, 3L);

        try (JournalFile journal = open(Limits.of(4096, Duration.ofDays(90)))) {
            for (int i = 3; i < 60; i++) {
                journal.tell(batch(start(i)));
            }
        }
        tell(batch(end(3)));
        assertThat(numbers()).isSorted().doesNotHaveDuplicates().last().isEqualTo(61L);
    }

    @Test
    void aJournalThatWasBegunWithoutNumbersGoesOnWithThem() throws IOException {
        Files.write(folder.resolve("journal-0000000001.jsonl"), Line.of(start(1)));
        tell(batch(end(1)));

        assertThat(read().entries()).containsExactly(start(1), end(1).numbered(1));
    }

    @Test
    void anEndThatNoDaemonSawIsToldByTheNext() throws IOException {
        tell(batch(start(1)));
        tell(adopting());

        assertThat(read().entries())
                .hasSize(2)
                .last()
                .satisfies(entry -> assertThat(entry.kind()).isEqualTo(Kind.END));
    }

    @Test
    void aLineThatACrashToreIsPassedOverAndSpoilsNoOther() throws IOException {
        tell(batch(start(1), start(2)));
        String whole = Files.readString(newest());
        Files.writeString(newest(), whole.substring(0, whole.length() - 20));
        tell(batch(end(1)));

        assertThat(told()).containsExactly(start(1), end(1));
        assertThat(read().passedOver()).isOne();
    }

    @Test
    void damagedLinesAndThoseOfANewerVersionArePassedOver() throws IOException {
        tell(batch(start(1)));
        Files.writeString(newest(), DAMAGED, StandardOpenOption.APPEND);
        tell(batch(end(1)));

        assertThat(told()).containsExactly(start(1), end(1));
        assertThat(read().passedOver()).isEqualTo(5);
    }

    @Test
    void everyBitMayFlipAndTheRestIsRead() throws IOException {
        tell(batch(start(1), start(2), end(1)));
        byte[] whole = Files.readAllBytes(newest());
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x04;
            Files.write(newest(), flipped);

            assertThat(read().entries().size()).as("byte %s", i).isBetween(1, 3);
        }
    }

    @Test
    void anEmptyFileIsAJournalWithoutAPast() throws IOException {
        Files.createFile(folder.resolve("journal-0000000001.jsonl"));

        assertThat(read().entries()).isEmpty();
        tell(batch(start(1)));
        assertThat(told()).containsExactly(start(1));
    }

    @Test
    void aSegmentThatIsRemovedIsMissedNoLongerThanUntilTheNextEntry() throws IOException {
        try (JournalFile journal = open(LARGE)) {
            journal.tell(batch(start(1)));
            await(() -> Files.exists(folder.resolve("journal-0000000001.jsonl")));
            Files.delete(newest());
            journal.tell(batch(end(1)));
        }

        assertThat(told()).contains(end(1));
    }

    @Test
    void theOldestSegmentsGoAndWhatRunsIsStillKnown() throws IOException {
        Limits small = Limits.of(40_000, Duration.ofDays(90));
        for (int i = 2; i < 400; i++) {
            try (JournalFile journal = open(small)) {
                journal.tell(i == 2 ? batch(start(1), start(i), end(i)) : batch(start(i), end(i)));
            }
        }

        long bytes = 0;
        for (Path segment : new Segments(Disk.ofHost(), folder).all()) {
            bytes += Files.size(segment);
        }
        assertThat(bytes).isLessThan(60_000);
        assertThat(told()).last().isEqualTo(end(399));
        assertThat(told()).doesNotContain(start(1));
        assertThat(new History(folder).at(NOON.plusSeconds(1000)).running())
                .extracting(Standing::invocation)
                .containsExactly(invocation(1));
    }

    @Test
    void whatIsOlderThanItMayBeGoes() throws IOException {
        tell(batch(start(1)));
        Files.setLastModifiedTime(newest(), FileTime.from(NOON.minus(Duration.ofDays(91))));
        try (JournalFile journal = open(new Limits(1, 64L << 20, Duration.ofDays(90)))) {
            journal.tell(batch(start(2)));
        }

        assertThat(told()).containsExactly(start(2));
    }

    @Test
    @Timeout(60)
    void aFullDiskDelaysNobodyAndNothingIsLostWhenThereIsRoomAgain() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString());
        try {
            Path filler = Files.write(folder.resolve("filler"), new byte[60 * 1024]);
            try (JournalFile journal = open(LARGE)) {
                for (int i = 1; i <= 60; i++) {
                    journal.tell(batch(start(i), end(i)));
                }
                await(() -> journal.fault().isPresent());
                assertThat(journal.fault().orElseThrow()).contains("space").contains("wait in memory");
                Files.delete(filler);
            }

            assertThat(read().entries()).hasSize(120);
            assertThat(read().passedOver()).isZero();
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    @Test
    @Timeout(60)
    void aFolderThatCannotBeMadeIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (JournalFile journal = JournalFile.open(file.resolve("journal"), LARGE, InstantSource.fixed(NOON))) {
            journal.tell(batch(start(1)));
            await(() -> journal.fault().isPresent());

            assertThat(journal.fault().orElseThrow())
                    .startsWith("cannot write the journal in " + file + "/journal: not a directory");
        }
    }

    @Test
    @Timeout(60)
    void theLastTenOfAMillionCostNoMoreThanThemselves() throws IOException {
        byte[] line = Line.of(start(1));
        byte[] million =
                new String(line, StandardCharsets.ISO_8859_1).repeat(1_000_000).getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("journal-0000000001.jsonl"), million);
        ProcessorTime before = ProcessorTime.now();
        List<Entry> found = new History(folder)
                .find(HistoryQuery.of(Optional.of(WEB), Optional.empty(), 10))
                .entries();

        assertThat(before.spent("the last ten of a million")).isLessThan(Duration.ofSeconds(1));
        assertThat(found).hasSize(10);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        while (!condition.holds()) {
            Thread.onSpinWait();
        }
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
