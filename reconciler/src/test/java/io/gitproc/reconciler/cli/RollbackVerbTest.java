package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.api.ApiServer;
import io.gitproc.reconciler.api.RecordingControl;
import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.source.GitRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person sees what a rollback does, and is asked, before it is done. */
final class RollbackVerbTest {
    @TempDir
    private Path home;

    private RecordingControl control;
    private ApiServer server;
    private Path configuration;
    private CommitId first;

    @BeforeEach
    void open() throws IOException {
        GitRepo repo = GitRepo.withWorkTree(home.resolve("repo"));
        first = repo.commit("web.service", "[Service]\nExecStart=/bin/web\n");
        repo.git("update-ref", "refs/gitproc/healthy", "HEAD");
        repo.commit("web.service", "[Service]\nExecStart=/bin/web --new\n");
        repo.git("update-ref", "refs/gitproc/target", "HEAD");
        Path socket = home.resolve("s");
        configuration = Files.writeString(
                home.resolve("config.yaml"), "socket_path: " + socket + "\nrepo_path: " + repo.place() + "\n");
        control = new RecordingControl(Samples.calm(), home);
        server = ApiServer.open(socket, control, Samples.PROGRAM);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void whoSaysYesHasSeenThePlan() {
        Screen screen = Screen.answered(home, Samples.NOW, "y\n");

        assertThat(rollBack(screen, "HEAD~1")).isZero();
        assertThat(screen.out())
                .startsWith("1  stop    web.service  replaced by " + first.brief() + ": ExecStart\n"
                        + "2  start   web.service  changed in " + first.brief() + "\nRoll back? [y/N] ");
        assertThat(control.asked()).singleElement().asString().startsWith("rollback HEAD~1 ");
    }

    @Test
    void withoutACommitThePlanIsOfTheHealthyOne() {
        Screen screen = Screen.answered(home, Samples.NOW, "YES\n");

        assertThat(rollBack(screen)).isZero();
        assertThat(screen.out()).contains("replaced by " + first.brief());
        assertThat(control.asked()).singleElement().asString().startsWith("rollback to healthy ");
    }

    @Test
    void anythingElseThanYesMovesNothing() {
        for (String typed : new String[] {"n\n", "\n", "", "yesterday\n"}) {
            Screen screen = Screen.answered(home, Samples.NOW, typed);

            assertThat(rollBack(screen, "HEAD~1")).isEqualTo(1);
            assertThat(screen.err()).startsWith("not rolled back: nobody said yes");
        }
        assertThat(control.asked()).isEmpty();
    }

    @Test
    void whoSaidYesBeforehandIsNotAskedAndNorIsAProgram() {
        Screen person = Screen.answered(home, Samples.NOW, "");
        Screen program = new Screen(home, Samples.NOW);

        assertThat(rollBack(person, "HEAD~1", "--yes")).isZero();
        assertThat(rollBack(program, "HEAD~1")).isZero();
        assertThat(person.out() + program.out()).doesNotContain("Roll back?");
        assertThat(control.asked()).hasSize(2);
    }

    private int rollBack(Screen screen, String... words) {
        String[] line = new String[words.length + 3];
        line[0] = "--config";
        line[1] = configuration.toString();
        line[2] = "rollback";
        System.arraycopy(words, 0, line, 3, words.length);
        return screen.run(line);
    }
}
