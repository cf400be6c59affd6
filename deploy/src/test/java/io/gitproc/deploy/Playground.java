package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A bare repository, a clone of it, and a daemon with a configuration, socket, state, logs and cgroup of its own.
 *
 * <p>Closing it ends what runs, and fails when anything is left.
 */
public final class Playground implements AutoCloseable {
    private final Path folder;
    private final String cgroup;
    private final WorkingCopy work;
    private String dashboard = "none";

    private Playground(Path folder) {
        this.folder = folder;
        this.cgroup = folder.getFileName().toString();
        configure("repo_path: " + repository());
        new WorkingCopy(folder).git("init", "-q", "--bare", repository().toString());
        this.work = WorkingCopy.cloneOf(repository(), folder.resolve("clone"));
    }

    /** With a daemon that has looked at the empty repository. */
    public static Playground open() {
        Playground playground = quiet();
        playground.startDaemon();
        return playground;
    }

    /** Without a daemon. */
    public static Playground quiet() {
        try {
            // Services that run as others must get in.
            return new Playground(Files.setPosixFilePermissions(
                    Files.createTempDirectory("gitproc-it"), PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    public Path repository() {
        return folder.resolve("services.git");
    }

    Path configuration() {
        return folder.resolve("config.yaml");
    }

    public Path socket() {
        return folder.resolve("gitproc.sock");
    }

    Path stateFile() {
        return folder.resolve("state/state.json");
    }

    public WorkingCopy work() {
        return work;
    }

    /** From the next daemon on there is a dashboard, at a port that is free. */
    void showDashboard(String... lines) {
        dashboard = "127.0.0.1:0";
        List<String> all = new ArrayList<>(List.of("repo_path: " + repository()));
        all.addAll(List.of(lines));
        configure(all.toArray(String[]::new));
    }

    /** The address of the dashboard, as the daemon's log has it. */
    String dashboard() {
        return read("log/gitproc.log")
                .lines()
                .filter(line -> line.contains("dashboard: http://"))
                .reduce((older, newer) -> newer)
                .map(line -> line.substring(line.indexOf("http://")).strip())
                .orElseThrow();
    }

    /** Writes the configuration; all of it but these lines keeps to this folder. */
    public void configure(String... lines) {
        write("config.yaml", """
                socket_path: %s
                state_file: %s
                log_dir: log
                runtime_dir: run
                cgroup_root: /sys/fs/cgroup/%s
                dashboard_listen: %s
                %s
                """.formatted(socket(), stateFile(), cgroup, dashboard, String.join("\n", lines)));
    }

    public Path write(String file, String text) {
        try {
            return Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a service wrote there; empty before it has. */
    public String read(String file) {
        try {
            Path path = folder.resolve(file);
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a verb with this configuration. */
    public Finished gitproc(String... words) {
        return Finished.run(folder, command(words));
    }

    List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Distribution.packed().command().toString(),
                "--config",
                configuration().toString()));
        command.addAll(List.of(words));
        return command;
    }

    /** Runs a verb that must succeed; gives what it printed. */
    public String done(String... words) {
        Finished verb = gitproc(words);
        assertThat(verb.code()).as("%s: %s", List.of(words), verb).isZero();
        return verb.out();
    }

    /** Pushes, and waits until nothing is left to be done; gives the commit's id. */
    public String deploy(String subject) {
        String commit = work.push(subject);
        assertThat(settle()).contains("converged to " + commit.substring(0, 7));
        return commit;
    }

    /** Waits until nothing is left to be done; gives what the daemon answers. It is {@code sync --wait}, only faster. */
    public String settle() {
        return api().post("/api/v1/sync?wait=180");
    }

    public JsonNode status() {
        return api().get("/api/v1/status");
    }

    /** As Prometheus reads it. */
    public String metrics() {
        return api().text("/metrics");
    }

    public UnitShown unit(String name) {
        return new UnitShown(api().get("/api/v1/units/" + name));
    }

    Api api() {
        return new Api(socket());
    }

    /** What its process was started with; nothing while one is replaced by the next. */
    List<String> arguments(String unit) {
        UnitShown now = unit(unit);
        try {
            return now.state().equals("running") ? new RunningProcess(now.pid()).arguments() : List.of();
        } catch (UncheckedIOException gone) {
            return List.of();
        }
    }

    /** Waits for the state of a unit. */
    public UnitShown awaitState(String unit, String state) {
        eventually(() -> assertThat(unit(unit).state()).isEqualTo(state));
        return unit(unit);
    }

    public boolean hasDaemon() {
        try {
            return status().isObject();
        } catch (UncheckedIOException nobodyListens) {
            return false;
        }
    }

    public void startDaemon() {
        done("daemon");
    }

    public long daemonPid() {
        return status().get("pid").asLong();
    }

    /** Kills the daemon as {@code kill -9} does, and waits until it is gone. */
    public void killDaemon() {
        ProcessHandle daemon = ProcessHandle.of(daemonPid()).orElseThrow();
        daemon.destroyForcibly();
        eventually(() -> assertThat(daemon.isAlive()).isFalse());
    }

    /** What runs from here. */
    Traces traces() {
        return Traces.of(folder, cgroup);
    }

    @Override
    public void close() {
        end();
        eventually(() -> assertThat(traces()).isEqualTo(Traces.NONE));
        try {
            Traces.removeCgroup(cgroup);
            delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A daemon that is gone is started once more: it takes over what it left. */
    private void end() {
        if (traces().processes().isEmpty()) {
            return;
        }
        if (gitproc("shutdown", "--stop-services").code() != 0) {
            configure("repo_path: " + repository());
            startDaemon();
            done("shutdown", "--stop-services");
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
