package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.config.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogOutputTest {
    private static final String HEAD = "2026-11-22T20:36:01.123456Z 0123abcd ";
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneId.of("Europe/Berlin"));

    @Test
    void aLineIsShownWithItsTimeHereAndItsStream() throws IOException {
        String log = HEAD + "o hello\n" + HEAD + "e oops\n" + HEAD + "- -- 3 lines (1 KB) dropped: no space --\n";

        assertThat(toProgram(LogOutput.Form.text, log)).isEqualTo("""
                        Nov 22 21:36:01 web stdout: hello
                        Nov 22 21:36:01 web stderr: oops
                        Nov 22 21:36:01 web launcher: -- 3 lines (1 KB) dropped: no space --
                        """);
    }

    @Test
    void aLineWithoutAHeadIsShownAsItIs() throws IOException {
        assertThat(toProgram(LogOutput.Form.text, "plain\n\nlast")).isEqualTo("plain\n\nlast\n");
    }

    @Test
    void aProgramThatWantsTheBareTextGetsEveryByte() throws IOException {
        byte[] written = {'a', 0, (byte) 0xff, 27, '\r', '\n'};
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.writeBytes((HEAD + "o ").getBytes(StandardCharsets.US_ASCII));
        log.writeBytes(written);

        assertThat(copied(LogOutput.Form.cat, false, new ByteArrayInputStream(log.toByteArray())))
                .isEqualTo(written);
    }

    @Test
    void aLineThatWasCutIsWholeAgainInTheBareText() throws IOException {
        assertThat(toProgram(LogOutput.Form.cat, HEAD + "O begin\n" + HEAD + "o , end\n"))
                .isEqualTo("begin, end\n");
    }

    @Test
    void jsonHasOneObjectALineAndNothingThatATerminalObeys() throws IOException {
        assertThat(toProgram(LogOutput.Form.json, HEAD + "E \u001b[2J\"ü\u202e\nplain\n"))
                .isEqualTo("{\"at\":\"2026-11-22T20:36:01.123456Z\",\"invocation\":\"0123abcd\",\"stream\":\"stderr\","
                        + "\"message\":\"\\u001B[2J\\\"\\u00FC\\u202E\",\"continued\":true}\n"
                        + "{\"at\":null,\"invocation\":null,\"stream\":null,"
                        + "\"message\":\"plain\",\"continued\":false}\n");
    }

    @Test
    void aPersonGetsNeitherColoursNorCommands() throws IOException {
        assertThat(forPeople("\u001b[1;31mred\u001b[0m\tx\r\n\u001b[2J\u202e\n"))
                .isEqualTo("red\tx\n\\x1b[2J\\u202e\n");
    }

    @Test
    void whatIsSplitBetweenPiecesIsWhole() throws IOException {
        String log = "x\u001b[31mred\u001b[0m 🙂 ü\n";

        assertThat(new String(
                        copied(LogOutput.Form.cat, true, new Trickle(log.getBytes(StandardCharsets.UTF_8))),
                        StandardCharsets.UTF_8))
                .isEqualTo("xred 🙂 ü\n");
    }

    @Test
    void anEscapeThatNeverEndsIsShown() throws IOException {
        assertThat(forPeople("a\u001b[")).isEqualTo("a\\x1b[\n");
    }

    private static String forPeople(String log) throws IOException {
        return text(LogOutput.Form.cat, true, log);
    }

    private static String toProgram(LogOutput.Form form, String log) throws IOException {
        return text(form, false, log);
    }

    private static String text(LogOutput.Form form, boolean terminal, String log) throws IOException {
        InputStream in = new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
        return new String(copied(form, terminal, in), StandardCharsets.UTF_8);
    }

    private static byte[] copied(LogOutput.Form form, boolean terminal, InputStream log) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            Surroundings none = new Surroundings(Collections.emptySortedMap(), Path.of("/"), 0, Path.of("/"));
            Console console =
                    new Console(out, out, terminal, false, Optional.empty(), none, CLOCK, (settings, atEnd) -> 70);
            UnitLog.merge(
                    List.of(new UnitLog(new LogLines(log), LogOutput.of(form, "web", console), line -> true)), out);
        }
        return bytes.toByteArray();
    }

    /** Gives one byte at a time, as a slow service does. */
    private static final class Trickle extends InputStream {
        private final InputStream in;

        Trickle(byte[] bytes) {
            this.in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, Math.min(1, length));
        }
    }
}
