package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Thirty services of a host that follows a remote, each of which writes down its starts and shouts when it runs twice, and
 * a daemon that can be killed while it works on them.
 */
final class CrashWorld implements AutoCloseable {
    static final int STEADY = 20;
    private static final String FAILPOINT = "GITPROC_JAVA_OPTIONS=-Dgitproc.failpoint=";
    private static final DateTimeFormatter CALENDAR = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** The lock goes with the last process that has the descriptor, so with the service. */
    private static final String SERVICE = """
            #!/bin/sh
            cd "${0%%/*}" || exit 1
            exec 9>>"locks/$1"
            flock -n 9 || echo "$1" >>doubled
            echo started >>"starts/$1"
            if [ "$1" = stubborn ]; then trap '' TERM; fi
            exec sleep 100000
            """;

    private final Playground playground = Playground.quiet();
    private final SortedMap<String, Long> steady = new TreeMap<>();
    private Optional<Started> daemon = Optional.empty();

    CrashWorld() {
        playground.configure("repo_path: here", "remote: file://" + playground.repository(), "soak_time: 200ms");
        for (String folder : List.of("locks", "starts")) {
            makeFolder(folder);
        }
        playground.write("service.sh", SERVICE.replace("%%", "%"));
        timed(Instant.EPOCH, "never");
        IntStream.rangeClosed(1, STEADY)
                .forEach(i -> unit(steady(i), i > 1 ? "After=" + steady(i - 1) + ".service" : ""));
    }

    private void makeFolder(String name) {
        try {
            Files.createDirectory(playground.folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String steady(int number) {
        return "steady-%02d".formatted(number);
    }

    /** Writes a unit file whose service can tell how often it was started. */
    void unit(String name, String inUnit, String... inService) {
        Path folder = playground.folder();
        playground.work().write(name + ".service", """
                [Unit]
                %s
                [Service]
                ExecStart=/bin/sh %s/service.sh %s
                %s
                """.formatted(inUnit, folder, name, String.join("\n", inService)));
    }

    /** Writes the one that gets its old version back when the new one fails. */
    void fragile(String... inService) {
        List<String> lines = new ArrayList<>(List.of(inService));
        lines.addAll(List.of("Restart=always", "RestartSec=10ms", "[X-GitProc]", "OnFailedUpdate=rollback"));
        unit("fragile", "", lines.toArray(String[]::new));
    }

    /** Writes the one that is started once, at a time, and then adds a line to what it has done. */
    void timed(Instant slot, String line) {
        work().write("timed.service", """
                [Service]
                Type=oneshot
                ExecStart=/bin/sh -c 'echo %s >>%s/timed'
                """.formatted(line, playground.folder()));
        work().write("timed.timer", """
                [Timer]
                OnCalendar=%s
                Persistent=yes
                """.formatted(CALENDAR.format(slot)));
    }

    /** What that one has done, line by line. */
    List<String> served() {
        return playground.read("timed").lines().toList();
    }

    WorkingCopy work() {
        return playground.work();
    }

    Api api() {
        return playground.api();
    }

    /**
     * Starts a daemon; returns when its first look is over, or it is dead.
     *
     * @param failpoint as in {@code before-rename-state.json:2}; empty for none
     */
    void start(String failpoint) {
        List<String> command = new ArrayList<>(List.of("env", FAILPOINT + failpoint));
        command.addAll(playground.command("daemon", "--foreground"));
        Started started = Started.run(playground.folder(), command);
        daemon = Optional.of(started);
        eventually(() -> assertThat(!started.isAlive() || hasLooked())
                .as("the daemon says: %s", started.output())
                .isTrue());
    }

    private boolean hasLooked() {
        try {
            return playground.status().get("firstLook").asBoolean();
        } catch (UncheckedIOException | AssertionError notYet) {
            return false;
        }
    }

    /** Whether the daemon is dead, or will be in a moment: its socket goes before it does. */
    boolean hasDied(Throwable seen) {
        if (Stream.iterate(seen, Objects::nonNull, Throwable::getCause).anyMatch(CrashWorld::isOfConnection)) {
            eventually(() -> assertThat(daemon.filter(Started::isAlive)).isEmpty());
        }
        return daemon.filter(Started::isAlive).isEmpty();
    }

    private static boolean isOfConnection(Throwable cause) {
        return cause instanceof IOException || cause instanceof UncheckedIOException;
    }

    /** As {@code kill -9} does, if it still runs. */
    void kill() {
        daemon.ifPresent(Started::close);
        daemon = Optional.empty();
        eventually(() -> assertThat(playground.hasDaemon()).isFalse());
    }

    /** Fetches, and waits until nothing is left to be done. */
    String settle() {
        return playground.settle();
    }

    UnitShown shown(String unit) {
        return playground.unit(unit);
    }

    String sync() {
        return playground.status().get("sync").asText();
    }

    String target() {
        return playground.status().get("target").get("id").asText();
    }

    /** The commit that was proven so last; empty before there was one. */
    String healthy() {
        return playground.status().at("/healthy/id").asText();
    }

    /** From now on these processes are the ones that nobody may touch. */
    void remember() {
        IntStream.rangeClosed(1, STEADY)
                .mapToObj(CrashWorld::steady)
                .forEach(name -> steady.put(name, shown(name).pid()));
    }

    /** Whatever happened to the daemon, this holds as soon as another has settled. */
    void check() {
        steady.forEach((name, pid) -> {
            assertThat(shown(name).pid()).as("the pid of %s", name).isEqualTo(pid);
            assertThat(shown(name).restarts()).as("restarts of %s", name).isZero();
            assertThat(playground.read("starts/" + name))
                    .as("starts of %s", name)
                    .isEqualTo("started\n");
        });
        assertThat(playground.read("doubled"))
                .as("services that ran twice at a time")
                .isEmpty();
        eventually(() -> assertThat(cgroups()).isEqualTo(running()));
        eventually(() -> assertThat(leftOver()).isEmpty());
        assertThat(toldTwice()).isEmpty();
    }

    /** Each start and each end of an invocation is told once, however often the daemon died while it told. */
    private List<String> toldTwice() {
        List<String> told = new ArrayList<>();
        api().get("/api/v1/history?limit=1000").get("entries").forEach(entry -> {
            if (entry.get("kind").asText().matches("start|ready|stop|kill|end")) {
                told.add(entry.get("kind").asText() + " "
                        + entry.get("invocation").asText());
            }
        });
        return told.stream()
                .filter(line -> Collections.frequency(told, line) > 1)
                .toList();
    }

    /** Each unit once for each invocation that has a cgroup. */
    private List<String> cgroups() {
        return Traces.cgroups(playground.folder().getFileName().toString()).stream()
                .map(Path::of)
                .filter(unit -> unit.getFileName().toString().endsWith(".service"))
                .flatMap(unit -> children(unit).stream()
                        .map(invocation -> unit.getFileName().toString()))
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> running() {
        List<String> running = new ArrayList<>();
        api().get("/api/v1/units").forEach(unit -> {
            if (!unit.get("pid").isNull()) {
                running.add(unit.get("name").asText());
            }
        });
        return running.stream().sorted().toList();
    }

    /** What a step that was not finished could have left: locks, drafts, orders with somebody's environment. */
    private List<Path> leftOver() {
        try (Stream<Path> found = Files.walk(playground.folder())) {
            return found.filter(path -> path.toString().matches(".*(/orders|\\.lock|\\.tmp|\\.new)"))
                    .filter(path -> !path.startsWith(playground.folder().resolve("clone")))
                    .filter(path -> !path.getParent().equals(playground.folder()))
                    .filter(path -> !path.endsWith("state/state.json.lock"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isDirectory).toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    @Override
    public void close() {
        kill();
        playground.close();
    }
}
