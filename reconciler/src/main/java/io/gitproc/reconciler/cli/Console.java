package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Look;
import io.gitproc.reconciler.api.Texts;
import io.gitproc.reconciler.config.Surroundings;
import io.gitproc.reconciler.text.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Where a command prints, and what surrounds it.
 *
 * @param terminal whether a person reads {@code out}
 * @param watched whether a person reads {@code err}
 * @param person who can answer a question that is put on {@code out}; empty when nobody can
 * @param clock with the zone in which times are shown
 * @param daemon what {@code daemon --foreground} runs
 */
public record Console(
        PrintStream out,
        PrintStream err,
        boolean terminal,
        boolean watched,
        Optional<BufferedReader> person,
        Surroundings surroundings,
        Clock clock,
        ForegroundDaemon daemon) {
    private static final int WIDTH = 80;
    private static final List<String> TERMINALS = List.of("/dev/pts/", "/dev/tty", "/dev/console");

    /** Of this process. */
    public static Console ofProcess(ForegroundDaemon daemon) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        boolean terminal = isTerminal(1);
        Optional<BufferedReader> person = terminal && isTerminal(0)
                ? Optional.of(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)))
                : Optional.empty();
        return new Console(
                out, err, terminal, isTerminal(2), person, Surroundings.ofProcess(), new LocalClock(), daemon);
    }

    void print(byte[] json) {
        out.write(json, 0, json.length);
    }

    void print(String text) {
        out.print(text);
    }

    /** Gives how the command ends. */
    ExitCode show(Texts.Text text) {
        print(text.text());
        return text.code();
    }

    /** What the daemon says of what it did. */
    void report(JsonValue reply) {
        out.println(Printable.line(reply.word("message")));
        hint(out, reply.word("hint"));
    }

    /** What should be known beside the answer. */
    void note(String sentence) {
        out.flush();
        err.println("note: " + Printable.line(sentence));
    }

    /** Why something was not done. */
    void complain(CommandException refusal) {
        out.flush();
        err.println(Printable.line(refusal.sentence()));
        hint(err, refusal.hint());
    }

    /** Whether somebody who was asked said yes; the end of input is no. */
    boolean isAgreed(String question) throws IOException {
        out.print(question + " [y/N] ");
        out.flush();
        String answer = person.isPresent() ? person.get().readLine() : "";
        return answer != null && answer.strip().matches("(?i)y|yes");
    }

    /** How text is to be for whoever reads here. */
    Look look() {
        return new Look(clock.instant(), clock.getZone(), width(), style() == Style.COLOURED);
    }

    /** For what takes long. Empty when nobody watches, or the terminal cannot go back in a line. */
    Optional<ProgressLine> progressLine() {
        return watched && !surroundings.variables().getOrDefault("TERM", "").equals("dumb")
                ? Optional.of(new ProgressLine(err, width(), System::nanoTime))
                : Optional.empty();
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
    private static boolean isTerminal(int descriptor) {
        try {
            String name = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return TERMINALS.stream().anyMatch(name::startsWith);
        } catch (IOException e) {
            return false;
        }
    }
}
