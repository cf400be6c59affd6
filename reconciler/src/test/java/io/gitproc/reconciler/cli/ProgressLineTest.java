package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final int WIDTH = 12;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();
    private final ProgressLine line =
            new ProgressLine(new PrintStream(terminal, true, StandardCharsets.UTF_8), WIDTH, nanos::get);

    @Test
    void aLineIsWrittenOverTheOneBefore() {
        line.show("1 of 3");
        pass(ProgressLine.BETWEEN);
        line.show("2 of 3");

        assertThat(shown()).isEqualTo("\r1 of 3\u001b[K\r2 of 3\u001b[K");
    }

    @Test
    void whatComesTooSoonIsLeftOut() {
        line.show("1 of 3");
        pass(ProgressLine.BETWEEN.minusNanos(1));
        line.show("2 of 3");

        assertThat(shown()).isEqualTo("\r1 of 3\u001b[K");
    }

    @Test
    void theSameIsNotWrittenAgain() {
        line.show("1 of 3");
        pass(ProgressLine.BETWEEN);
        line.show("1 of 3");

        assertThat(shown()).isEqualTo("\r1 of 3\u001b[K");
    }

    @Test
    void aLineNeverReachesTheLastColumnWhereATerminalWouldBreakIt() {
        line.show("0123456789ab");

        assertThat(shown()).isEqualTo("\r0123456789…\u001b[K");
    }

    @Test
    void whatATerminalWouldObeyIsShown() {
        line.show("\u001b[2J\n");

        assertThat(shown()).isEqualTo("\r\\x1b[2J\\x0a\u001b[K");
    }

    @Test
    void itLeavesNoTraceAndShowsNothingMore() {
        line.show("1 of 3");
        line.close();
        pass(ProgressLine.BETWEEN);
        line.show("2 of 3");

        assertThat(shown()).isEqualTo("\r1 of 3\u001b[K\r\u001b[K");
    }

    @Test
    void whatNeverShowedAnythingClearsNothing() {
        line.close();

        assertThat(shown()).isEmpty();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String shown() {
        return terminal.toString(StandardCharsets.UTF_8);
    }
}
