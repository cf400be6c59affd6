package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.Programs;
import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.source.GitRepo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Completion, by the shells themselves where they are installed. */
@Timeout(30)
final class CompletionTest {
    @TempDir
    Path folder;

    private Screen screen;

    @BeforeEach
    void open() {
        screen = new Screen(folder, Samples.NOW);
    }

    /** A command that knows two units and a commit. */
    private void command() throws IOException {
        Path command = Files.writeString(folder.resolve("gitproc"), """
                #!/bin/sh
                if [ "$2" = other ]; then echo wholly-other; exit; fi
                if [ "$1" = --config ]; then shift 2; fi
                case $* in
                    'names units') printf 'web\\nwiki\\n' ;;
                    'names commits') echo 3fa9c2d ;;
                esac
                """);
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String script(String shell) throws IOException {
        assertThat(screen.run("completion", shell)).isZero();
        return Files.writeString(folder.resolve("completion." + shell), screen.out())
                .toString();
    }

    private String run(String... words) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What bash offers behind a line; a word that is begun stands at its end. */
    private List<String> bash(String line) throws IOException {
        command();
        String begin = "source " + script("bash") + "; COMP_WORDS=(" + line.replace("^", "''") + "); ";
        String shown = run(
                "bash",
                "-c",
                begin + "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _gitproc; printf '%s\\n' \"${COMPREPLY[@]}\"");
        return shown.lines().toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gitproc sta | status start",
                "gitproc status w | web wiki",
                "gitproc --config x status w | web wiki",
                "gitproc --config=other status who | wholly-other",
                "gitproc --config = other status who | wholly-other",
                "gitproc --config = comp | completion.bash",
                "gitproc logs -n 5 wi | wiki",
                "gitproc list -o ^ | text json",
                "gitproc list --o | --output",
                "gitproc rollback 3f | 3fa9c2d",
                "gitproc explain RestartS | RestartSec RestartSteps",
                "gitproc help exit | exit-codes",
                "gitproc completion ^ | bash zsh fish",
                "gitproc lint comp | completion.bash",
                "gitproc --config comp | completion.bash",
            })
    void bashOffersWhatMayFollow(String line, String offered) throws IOException {
        Programs.assume("bash");

        assertThat(bash(line)).filteredOn(word -> !word.isEmpty()).containsExactlyInAnyOrder(offered.split(" "));
    }

    @Test
    void hiddenVerbsAreNotOffered() throws IOException {
        Programs.assume("bash");

        assertThat(bash("gitproc ^")).contains("list", "rollback").doesNotContain("names", "--config");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zsh", "fish"})
    void theScriptIsGoodTextForItsShell(String shell) throws IOException {
        String script = script(shell);
        assertThat(screen.out()).contains("gitproc", "status");
        Programs.assume(shell);

        assertThat(run(shell, "-n", script)).isEmpty();
    }

    @Test
    void zshOffersUnits() throws IOException {
        Programs.assume("zsh");
        command();

        String shown = run(
                "zsh",
                "-fc",
                "compdef() { }; compadd() { shift; print -l -- \"$@\" }; source " + script("zsh")
                        + "; words=(gitproc status w); CURRENT=3; _gitproc");

        assertThat(shown.lines()).containsExactly("web", "wiki");
    }

    @Test
    void withoutADaemonTheNamesAreThoseOfTheRepository() {
        GitRepo repo = GitRepo.withWorkTree(folder.resolve(".local/share/gitproc/services"));
        repo.commit("web.service", "[Service]\nExecStart=/bin/web\n");
        CommitId second = repo.commit("units/db.service", "[Service]\nExecStart=/bin/db\n");
        repo.git("tag", "v1");
        repo.git("branch", "$(reboot)");

        assertThat(screen.run("names", "units")).as(screen.err()).isZero();
        assertThat(screen.out()).isEqualTo("db\nweb\n");
        assertThat(screen.run("names", "commits")).isZero();
        assertThat(screen.out().lines())
                .startsWith("HEAD", "HEAD~1", "main", "v1", second.brief())
                .noneMatch(name -> name.contains("reboot"));
    }

    @Test
    void withoutARepositoryEitherThereIsNothingToOffer() {
        assertThat(screen.run("names", "commits", "--config", "/dev/null"))
                .as(screen.err())
                .isZero();
    }

    @Test
    void fishOffersUnitsAndOptions() throws IOException {
        Programs.assume("fish");
        command();

        String begin = "source " + script("fish") + "; complete -C ";
        assertThat(run("fish", "-N", "-c", begin + "'gitproc status w'").lines())
                .containsExactly("web", "wiki");
        assertThat(run("fish", "-N", "-c", begin + "'gitproc --config other status w'")
                        .lines())
                .containsExactly("wholly-other");
        assertThat(run("fish", "-N", "-c", begin + "'gitproc --config=other status w'")
                        .lines())
                .containsExactly("wholly-other");
        assertThat(run("fish", "-N", "-c", begin + "'gitproc list -o '").lines())
                .containsExactly("json\ttext (default) or json", "text\ttext (default) or json");
    }
}
