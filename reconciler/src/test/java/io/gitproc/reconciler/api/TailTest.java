package io.gitproc.reconciler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailTest {
    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void name() {
        log = folder.resolve("web.log");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | a;b;c; | b;c;",
                "2 | a;b;c | b;c",
                "9 | a;b; | a;b;",
                "0 | a;b; | ''",
                "1 | ; | ;",
                "2 | a;;; | ;;",
                "3 | '' | ''",
            })
    void theLastLinesAreFound(int lines, String content, String last) throws IOException {
        Files.writeString(log, content.replace(';', '\n'));

        assertThat(read(Tail.open(log, LogQuery.last(lines)))).isEqualTo(last.replace(';', '\n'));
    }

    @Test
    void theLastLinesAreFoundAcrossBlocks() throws IOException {
        String long1 = "x".repeat(200_000) + "\n";
        Files.writeString(log, "first\n" + long1 + long1);

        assertThat(read(Tail.open(log, LogQuery.last(2)))).isEqualTo(long1 + long1);
        assertThat(read(Tail.open(log, LogQuery.last(3)))).startsWith("first\nx");
    }

    @Test
    void whatIsAppendedIsReadOnce() throws IOException {
        Files.writeString(log, "a\n");
        try (Tail tail = Tail.open(log, LogQuery.all())) {
            assertThat(read(tail)).isEqualTo("a\n");
            append("b\n");
            assertThat(read(tail)).isEqualTo("b\n");
            assertThat(read(tail)).isEmpty();
        }
    }

    @Test
    void aFileThatWasCutShortIsReadFromItsBegin() throws IOException {
        Files.writeString(log, "old, old\n");
        try (Tail tail = Tail.open(log, LogQuery.all())) {
            read(tail);
            Files.writeString(log, "new\n");
            assertThat(read(tail)).isEqualTo("new\n");
        }
    }

    @Test
    void aFileThatWasRotatedIsReadToItsEndBeforeTheNewOne() throws IOException {
        Files.writeString(log, "a\n");
        try (Tail tail = Tail.open(log, LogQuery.all())) {
            read(tail);
            append("last words\n");
            Files.move(log, folder.resolve("web.log.1"));
            assertThat(read(tail)).isEqualTo("last words\n");
            Files.writeString(log, "new\n");
            assertThat(read(tail)).isEqualTo("new\n");
        }
    }

    @Test
    void aFileMayComeLater() throws IOException {
        try (Tail tail = Tail.open(log, LogQuery.last(10))) {
            assertThat(read(tail)).isEmpty();
            Files.writeString(log, "a\n");
            assertThat(read(tail)).isEqualTo("a\n");
        }
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }

    private static String read(Tail tail) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
        while (tail.read(buffer.clear()) > 0) {
            text.append(StandardCharsets.UTF_8.decode(buffer.flip()));
        }
        return text.toString();
    }
}
