package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static io.gitproc.deploy.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code gitproc demo}: the main job, on a playground that is gone afterwards. */
class DemoIT {
    private static final int EXIT_TERMINATED = 143;
    private static final Duration UNTIL_SHOWN = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void nothingIsLeft() {
        eventually(() -> assertThat(Traces.of(folder, "gitproc-demo")).isEqualTo(Traces.NONE));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void itShowsWhatItPromises() {
        Finished demo = Finished.run(folder, command("--exit"));

        assertThat(demo.code()).as("%s", demo).isZero();
        showsWhatItPromises(demo.out());
    }

    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root")
    void anOrdinaryUserIsToldWhatIsNotEnforced() {
        List<String> command = new ArrayList<>(
                List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "env", "HOME=" + folder));
        command.addAll(command("--exit"));
        Finished demo = Finished.run(folder, command);

        assertThat(demo.code()).as("%s", demo).isZero();
        showsWhatItPromises(demo.out());
        assertThat(demo.out()).contains("You are not root").contains("! not enforced: ");
    }

    @Test
    void itRunsUntilItIsEnded() {
        try (Started demo = Started.run(folder, command())) {
            within(UNTIL_SHOWN, () -> assertThat(demo.output()).contains("until Ctrl-C"));
            assertThat(demo.isAlive()).isTrue();

            assertThat(demo.terminate()).isZero();
        }
    }

    @Test
    void itLeavesNothingWhenItIsInterrupted() {
        try (Started demo = Started.run(folder, command())) {
            within(UNTIL_SHOWN, () -> assertThat(demo.output()).contains("converged to "));

            assertThat(demo.terminate()).isEqualTo(EXIT_TERMINATED);
        }
    }

    private List<String> command(String... options) {
        List<String> command = new ArrayList<>(List.of(
                "env", "TMPDIR=" + folder, Distribution.packed().command().toString(), "demo"));
        command.addAll(List.of(options));
        return command;
    }

    private static void showsWhatItPromises(String out) {
        assertThat(out)
                .containsSubsequence(
                        "$ git init -q --bare ",
                        "$ gitproc --config ../config.yaml daemon",
                        "git push",
                        "web.service      running  healthy",
                        "start page.service",
                        "start web.service",
                        "start greeter.service",
                        "git push",
                        "greeter.service",
                        "  replaced",
                        "  the same process",
                        "  the same process",
                        "git push",
                        "error: web.service has no ExecStart=",
                        "did you mean ExecStart=?",
                        "$ gitproc --config ../config.yaml rollback ",
                        "! rolled back to ",
                        "Good morning, the page is up",
                        "curl -sS --unix-socket ");
    }
}
