package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.OnFailedUpdate;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.config.HostIdentity;
import io.gitproc.reconciler.config.JournalSettings;
import io.gitproc.reconciler.config.KernelChoice;
import io.gitproc.reconciler.config.Settings;
import io.gitproc.reconciler.config.TrustSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BackgroundTest {
    @TempDir
    Path folder;

    private Screen screen;
    private Settings settings;

    @BeforeEach
    void settle() {
        screen = new Screen(folder, Samples.NOW);
        settings = new Settings(
                folder.resolve("repo"),
                "main",
                new HostIdentity("here", Collections.emptySortedSet(), "1"),
                folder.resolve("s.sock"),
                folder.resolve("state.json"),
                new JournalSettings(folder.resolve("journal"), new Bytes(1 << 20), Duration.ofDays(1)),
                folder.resolve("log"),
                folder.resolve("run"),
                "/none",
                KernelChoice.AUTO,
                32,
                TrustSettings.none(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(1),
                OnFailedUpdate.NONE,
                List.of());
    }

    @Test
    void theDaemonAnswersWhenItIsStartedAndIsInASessionOfItsOwn() throws Exception {
        Host host = start(daemon());
        ProcessHandle process = ProcessHandle.of(Long.parseLong(host.pid())).orElseThrow();
        try {
            assertThat(session(process)).isEqualTo(host.pid());
            assertThat(Files.readSymbolicLink(Path.of("/proc", host.pid(), "fd", "1")))
                    .isEqualTo(settings.daemonLog().toRealPath());
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    @Test
    void aDaemonThatDoesNotStartSaysWhyAndGivesItsExitCode() throws IOException {
        Files.createDirectories(settings.logDirectory());
        Files.writeString(settings.daemonLog(), "of an earlier one\n");

        CommandException refused = refused(List.of("sh", "-c", "echo 'no \033[2Jluck'; exit 77"));

        assertThat(refused).hasMessage("the daemon did not start: exit 77");
        assertThat(refused.code()).isEqualTo(ExitCode.NOT_PERMITTED);
        assertThat(screen.err()).isEqualTo("no \\x1b[2Jluck\n");
    }

    @Test
    void aDaemonThatEndsWellAtOnceIsAFailureToo() {
        assertThat(refused(List.of("true")).code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aLauncherThatIsNotThereIsTold() {
        assertThat(refused(List.of(folder.resolve("absent").toString())))
                .hasMessage("the daemon did not start: exit 127");
        assertThat(screen.err()).contains("absent");
    }

    private Host start(List<String> command) throws CommandException {
        return new Background(settings, screen.console()).start(command);
    }

    private CommandException refused(List<String> command) {
        return catchThrowableOfType(CommandException.class, () -> start(command));
    }

    private List<String> daemon() {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OneSocketDaemon.class.getName(),
                settings.socket().toString());
    }

    /** Field 6 of proc_pid_stat(5); the name before it may have anything in it but the last parenthesis. */
    private static String session(ProcessHandle process) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
    }
}
