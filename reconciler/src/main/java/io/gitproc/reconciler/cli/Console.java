package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.config.Surroundings;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Where a command prints, and what surrounds it.
 *
 * @param terminal whether a person reads {@code out}
 * @param clock with the zone in which times are shown
 * @param daemon what {@code daemon --foreground} runs
 */
public record Console(
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Surroundings surroundings,
        Clock clock,
        ForegroundDaemon daemon) {
    private static final int WIDTH = 80;
    private static final List<String> TERMINALS = List.of("/dev/pts/", "/dev/tty", "/dev/console");

    /** Of this process. */
    public static Console ofProcess(ForegroundDaemon daemon) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        return new Console(
                out, err, isTerminal(), Surroundings.ofProcess(), Clock.system(ZoneId.systemDefault()), daemon);
    }

    void print(byte[] json) {
        out.write(json, 0, json.length);
    }

    void print(String text) {
        out.print(text);
    }

    /** What the daemon says of what it did. */
    void report(JsonValue reply) {
        out.println(Printable.line(reply.word("message")));
        hint(out, reply.word("hint"));
    }

    /** Why something was not done. */
    void complain(CommandException refusal) {
        out.flush();
        err.println(Printable.line(refusal.sentence()));
        hint(err, refusal.hint());
    }

    Style style() {
        return Style.of(surroundings.variables(), terminal);
    }

    int width() {
        return Optional.ofNullable(surroundings.variables().get("COLUMNS"))
                .filter(text -> terminal && text.matches("[1-9][0-9]{1,3}"))
                .map(Integer::parseInt)
                .orElse(WIDTH);
    }

    private static void hint(PrintStream stream, String hint) {
        if (!hint.isEmpty()) {
            stream.println("    help: " + Printable.line(hint));
        }
    }

    /** The JDK's own console asks whether input is one too. */
    private static boolean isTerminal() {
        try {
            String name = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return TERMINALS.stream().anyMatch(name::startsWith);
        } catch (IOException e) {
            return false;
        }
    }
}
