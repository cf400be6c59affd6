package io.gitproc.reconciler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of a log of two invocations in three files, from its end. */
class LogQueryTest {
    private static final String OLD = "0123abcd";
    private static final String NEW = "ffff0000";

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void write() throws IOException {
        log = folder.resolve("web.log");
        Files.writeString(folder.resolve("web.log.2"), line(1, OLD, 'o') + line(2, OLD, 'e'));
        Files.writeString(folder.resolve("web.log.1"), line(3, OLD, 'o') + line(4, OLD, 'e') + line(5, NEW, 'o'));
        Files.writeString(log, line(6, NEW, '-') + line(7, NEW, 'e') + line(8, NEW, 'O'));
        age("web.log.2", 20);
        age("web.log.1", 10);
    }

    private void age(String name, int seconds) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve(name), FileTime.from(Instant.now().minusSeconds(seconds)));
    }

    @Test
    void allFilesAreOneLog() throws IOException {
        assertThat(found(LogQuery.all())).isEqualTo("12345678");
    }

    @Test
    void theLastLinesReachIntoOlderFiles() throws IOException {
        assertThat(found(LogQuery.last(0))).isEmpty();
        assertThat(found(LogQuery.last(2))).isEqualTo("78");
        assertThat(found(LogQuery.last(3))).isEqualTo("678");
        assertThat(found(LogQuery.last(7))).isEqualTo("2345678");
        assertThat(found(LogQuery.last(99))).isEqualTo("12345678");
    }

    @Test
    void linesThatAreTooOldAreLeftOut() throws IOException {
        assertThat(found(since(4))).isEqualTo("45678");
        assertThat(found(since(7))).isEqualTo("78");
        assertThat(found(since(9))).isEmpty();
        assertThat(found(new LogQuery(OptionalInt.of(2), since(4).since(), Optional.empty(), Optional.empty())))
                .isEqualTo("78");
    }

    @Test
    void anInvocationIsFoundByTheBeginOfItsId() throws IOException {
        assertThat(found(invocation("0123"))).isEqualTo("1234");
        assertThat(found(invocation("ffff0000" + "1234"))).isEqualTo("5678");
        assertThat(found(invocation("dead"))).isEmpty();
    }

    @Test
    void theNewestInvocationsThatWroteAreKnown() throws IOException {
        assertThat(Tail.invocation(log, 0)).contains(NEW);
        assertThat(Tail.invocation(log, 1)).contains(OLD);
        assertThat(Tail.invocation(log, 2)).isEmpty();
        assertThat(Tail.invocation(folder.resolve("other.log"), 0)).isEmpty();
    }

    @Test
    void aStreamComesWithWhatTheLauncherSays() throws IOException {
        assertThat(found(source(OptionalInt.empty(), LogHead.Source.ERR))).isEqualTo("2467");
        assertThat(found(source(OptionalInt.of(2), LogHead.Source.OUT))).isEqualTo("68");
    }

    @Test
    void linesWithoutAHeadAreInNoInvocationAndOfAnyAge() throws IOException {
        Files.writeString(log, "plain text that is somewhat longer than any head is\nshort\n");

        assertThat(text(LogQuery.last(2))).startsWith("plain text").endsWith("\nshort\n");
        assertThat(text(since(5))).contains("5\nplain").endsWith("\nshort\n");
        assertThat(found(invocation("ffff"))).isEqualTo("5");
    }

    @Test
    void severalRotationsAtOnceAreFollowed() throws IOException {
        try (Tail tail = Tail.open(log, LogQuery.last(1))) {
            assertThat(numbers(read(tail, LogQuery.all()))).isEqualTo("8");
            Files.writeString(log, Files.readString(log) + line(9, NEW, 'o'));
            Files.move(log, folder.resolve("web.log.3"));
            Files.writeString(folder.resolve("web.log.2"), line(10, NEW, 'o'));
            Files.writeString(folder.resolve("web.log.1"), line(11, NEW, 'o'));
            Files.writeString(log, line(12, NEW, 'o'));

            assertThat(numbers(read(tail, LogQuery.all()))).isEqualTo("9101112");
        }
    }

    @Test
    void aFollowerWhoseFileIsRotatedAwayGoesOnWithTheOldestThatIsNewer() throws IOException {
        try (Tail tail = Tail.open(log, LogQuery.last(0))) {
            Files.delete(log);
            Files.writeString(log, line(9, NEW, 'o'));

            assertThat(numbers(read(tail, LogQuery.all()))).isEqualTo("9");
        }
    }

    @Test
    void piecesMayEndAnywhere() {
        String text = IntStream.range(0, 100)
                .mapToObj(number -> line(number, number % 3 == 0 ? OLD : NEW, 'o'))
                .collect(Collectors.joining());
        String wanted = IntStream.range(0, 100)
                .filter(number -> number % 3 == 0)
                .mapToObj(number -> line(number, OLD, 'o'))
                .collect(Collectors.joining());
        for (int length = 1; length < 120; length++) {
            assertThat(sifted(text, length)).isEqualTo(wanted);
        }
    }

    private static String sifted(String text, int length) {
        LogSieve sieve = new LogSieve(invocation(OLD)::takes);
        ByteBuffer from = StandardCharsets.US_ASCII.encode(text);
        StringBuilder to = new StringBuilder();
        while (from.hasRemaining()) {
            int count = Math.min(length, from.remaining());
            ByteBuffer piece = ByteBuffer.allocate(LogSieve.room(count));
            sieve.sift(from.slice(from.position(), count), piece);
            from.position(from.position() + count);
            to.append(StandardCharsets.US_ASCII.decode(piece.flip()));
        }
        return to.toString();
    }

    private static String line(int number, String invocation, char letter) {
        return String.format("2026-11-22T20:36:%02d.000000Z %s %c %d\n", number % 60, invocation, letter, number);
    }

    private static LogQuery since(int second) {
        String time = LogQuery.at(Instant.parse("2026-11-22T20:36:00Z").plusSeconds(second));
        return new LogQuery(OptionalInt.empty(), Optional.of(time), Optional.empty(), Optional.empty());
    }

    private static LogQuery invocation(String id) {
        return new LogQuery(OptionalInt.empty(), Optional.empty(), Optional.of(id), Optional.empty());
    }

    private static LogQuery source(OptionalInt lines, LogHead.Source source) {
        return new LogQuery(lines, Optional.empty(), Optional.empty(), Optional.of(source));
    }

    private String found(LogQuery query) throws IOException {
        return numbers(text(query));
    }

    private String text(LogQuery query) throws IOException {
        try (Tail tail = Tail.open(log, query)) {
            return read(tail, query);
        }
    }

    private static String read(Tail tail, LogQuery query) throws IOException {
        LogSieve sieve = new LogSieve(query::takes);
        StringBuilder text = new StringBuilder();
        ByteBuffer raw = ByteBuffer.allocate(64);
        while (tail.read(raw.clear()) > 0) {
            ByteBuffer wanted = ByteBuffer.allocate(LogSieve.room(64));
            sieve.sift(raw.flip(), wanted);
            text.append(StandardCharsets.US_ASCII.decode(wanted.flip()));
        }
        return text.toString();
    }

    private static String numbers(String text) {
        return text.lines().map(line -> line.substring(LogHead.LENGTH)).collect(Collectors.joining());
    }
}
