package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogOutputTest {
    @Test
    void aProgramGetsEveryByte() throws IOException {
        byte[] log = {'a', 0, (byte) 0xff, 27, '\n'};

        assertThat(copied(LogOutput.EXACT, new ByteArrayInputStream(log))).isEqualTo(log);
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
                        copied(LogOutput.FOR_PEOPLE, new Trickle(log.getBytes(StandardCharsets.UTF_8))),
                        StandardCharsets.UTF_8))
                .isEqualTo("xred 🙂 ü\n");
    }

    @Test
    void anEscapeThatNeverEndsIsShown() throws IOException {
        assertThat(forPeople("a\u001b[")).isEqualTo("a\\x1b[");
    }

    private static String forPeople(String log) throws IOException {
        InputStream in = new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
        return new String(copied(LogOutput.FOR_PEOPLE, in), StandardCharsets.UTF_8);
    }

    private static byte[] copied(LogOutput output, InputStream log) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            output.copy(log, out);
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
