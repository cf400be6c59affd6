package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.config.Settings;
import io.gitproc.reconciler.text.Causes;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the daemon in a session of its own, and waits until it has looked at the repository. */
final class Background {
    private static final Duration FIRST_LOOK = Duration.ofMinutes(2);
    private static final int LINES_SHOWN = 20;

    private final Settings settings;
    private final Client client;
    private final Console console;

    Background(Settings settings, Console console) {
        this.settings = settings;
        this.client = new Client(settings.socket());
        this.console = console;
    }

    /**
     * Returns when the daemon is ready.
     *
     * @param command the daemon, in the foreground
     */
    Host start(List<String> command) throws CommandException {
        refuseSecond();
        try {
            long logged = prepareLog();
            Process process = launch(command);
            Patience.until(() -> !process.isAlive() || ready(process).isPresent(), FIRST_LOOK);
            return ready(process).orElseThrow(() -> failure(process, logged));
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, "cannot start the daemon: " + Causes.of(e), "");
        }
    }

    private void refuseSecond() throws CommandException {
        Optional<Host> first = answer();
        if (first.isPresent()) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "a daemon already runs on " + settings.socket() + ": pid "
                            + first.get().pid(),
                    "to end it, and no service: gitproc shutdown");
        }
    }

    /** Gives how long the log is now: what comes after is of this daemon. */
    private long prepareLog() throws IOException {
        Files.createDirectories(settings.logDirectory());
        return Files.exists(log()) ? Files.size(log()) : 0;
    }

    private Process launch(List<String> command) throws IOException {
        return new ProcessBuilder(Detached.command(command))
                .redirectInput(Detached.NO_INPUT)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .redirectErrorStream(true)
                .start();
    }

    /** What the daemon says, when it is this one and its first look is over. */
    private Optional<Host> ready(Process process) {
        return answer().filter(host -> host.hasLooked() && isOf(process, host.pid()));
    }

    private Optional<Host> answer() {
        try {
            return Optional.of(new Host(client.read("/api/v1/status")));
        } catch (CommandException e) {
            return Optional.empty();
        }
    }

    private static boolean isOf(Process process, String pid) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .anyMatch(handle -> String.valueOf(handle.pid()).equals(pid));
    }

    private CommandException failure(Process process, long logged) {
        if (process.isAlive()) {
            return new CommandException(
                    ExitCode.UNAVAILABLE,
                    "the daemon (pid " + process.pid() + ") has not looked at its repository within "
                            + FIRST_LOOK.toMinutes() + " min",
                    "it goes on; its log is " + log());
        }
        said(logged).forEach(console.err()::println);
        ExitCode code = process.exitValue() == 0 ? ExitCode.FAILED : ExitCode.numbered(process.exitValue());
        return new CommandException(
                code, "the daemon did not start: exit " + process.exitValue(), "its log is " + log());
    }

    private List<String> said(long logged) {
        try (InputStream log = Files.newInputStream(log())) {
            log.skipNBytes(logged);
            List<String> lines = new String(log.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()).stream()
                    .map(Printable::line)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path log() {
        return settings.daemonLog();
    }
}
