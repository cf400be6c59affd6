package io.gitproc.reconciler.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A terminal while a page on it is drawn again and again: keys come without a line break and are not shown, and what stood there
 * before comes back afterwards, also after Ctrl-C. Without stty(1) a key needs the line break.
 */
final class FullScreen implements AutoCloseable {
    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String LINE_END = "\u001b[K\n";
    private static final String BELOW = "\u001b[J";
    private static final int ROWS = 24;
    private static final int LEAVE_KEY = 'q';
    private static final Duration STTY_MAX = Duration.ofSeconds(2);

    private final Console console;
    private final BufferedReader keys;
    private final String before;
    private final Thread atExit = new Thread(this::restore, "terminal");
    private boolean isAtEnd;

    private FullScreen(Console console, BufferedReader keys) {
        this.console = console;
        this.keys = keys;
        this.before = stty("-g").orElse("");
    }

    /** The console is a terminal, with a person. */
    static FullScreen open(Console console) {
        FullScreen screen = new FullScreen(console, console.person().orElseThrow());
        Runtime.getRuntime().addShutdownHook(screen.atExit);
        stty("-icanon", "-echo");
        console.print(ENTER);
        return screen;
    }

    int rows() {
        return stty("size")
                .map(size -> size.split(" ", -1)[0])
                .filter(rows -> rows.matches("[1-9][0-9]{0,3}"))
                .map(Integer::parseInt)
                .orElse(ROWS);
    }

    /** In one piece, over what stands there: nothing flickers. */
    void show(String page) {
        String footer = console.style().faint("q leaves");
        console.print(HOME + page.replace("\n", LINE_END) + footer + BELOW);
        console.out().flush();
    }

    /** Whether the person leaves within the time, or has gone. */
    boolean isLeft(Duration time) {
        return Patience.until(this::hasLeft, time);
    }

    private boolean hasLeft() {
        try {
            while (!isAtEnd && keys.ready()) {
                int key = keys.read();
                isAtEnd = key < 0 || key == LEAVE_KEY;
            }
            return isAtEnd;
        } catch (IOException gone) {
            return true;
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        restore();
    }

    private void restore() {
        console.print(LEAVE);
        console.out().flush();
        if (!before.isEmpty()) {
            stty(before);
        }
    }

    /** What it says; empty when it cannot be asked. */
    private static Optional<String> stty(String... words) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(words));
        try {
            Process stty = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return stty.waitFor(STTY_MAX.toMillis(), TimeUnit.MILLISECONDS) && stty.exitValue() == 0
                    ? Optional.of(said)
                    : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
