package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.config.Settings;
import io.gitproc.reconciler.config.Surroundings;
import io.gitproc.reconciler.source.GitRepo;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where the commands of a test print. */
final class Screen {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> daemons = new ArrayList<>();
    private final Console console;

    Screen(Path home, Instant now) {
        this(home, now, Optional.empty(), false);
    }

    /** Before which a person sits, who types that. */
    static Screen answered(Path home, Instant now, String typed) {
        return new Screen(home, now, Optional.of(new BufferedReader(new StringReader(typed))), false);
    }

    /** Whose errors a person reads, on a terminal. */
    static Screen watched(Path home, Instant now) {
        return new Screen(home, now, Optional.empty(), true);
    }

    private Screen(Path home, Instant now, Optional<BufferedReader> person, boolean watched) {
        Surroundings surroundings = new Surroundings(
                new TreeMap<>(Map.of("XDG_RUNTIME_DIR", home.toString())), home, 1000, home.resolve("none"));
        this.console = new Console(
                print(out),
                print(err),
                false,
                watched,
                person,
                surroundings,
                Clock.fixed(now, ZoneOffset.UTC),
                this::daemon);
    }

    /** Gives the exit code. */
    int run(String... arguments) {
        out.reset();
        err.reset();
        return Cli.run(List.of(arguments), console);
    }

    /** The same of a verb that asks a repository. */
    int runOn(GitRepo repo, String verb, String... arguments) {
        Stream<String> line = Stream.of(verb, "--repo", repo.place().toString());
        return run(Stream.concat(line, Stream.of(arguments)).toArray(String[]::new));
    }

    Console console() {
        return console;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** What was run in the foreground. */
    List<String> daemons() {
        return daemons;
    }

    private int daemon(Settings settings, ForegroundDaemon.AtEnd atEnd) {
        daemons.add(settings.branch() + " " + atEnd);
        return 70;
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
