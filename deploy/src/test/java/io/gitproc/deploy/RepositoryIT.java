package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is wrong with a repository is said, and heals when it is mended. */
class RepositoryIT {
    private static final int EXIT_FAILED = 1;

    private final Playground playground = Playground.quiet();

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void anEmptyRepositoryIsNamed() {
        playground.startDaemon();

        assertThat(playground.done("status"))
                .contains("the repository " + playground.repository() + " is empty")
                .contains("sync: Stale");
        assertThat(playground.gitproc("sync").err()).contains("is empty");
    }

    @Test
    void aFolderThatIsNoRepositoryIsNamed() throws IOException {
        Path folder = Files.createDirectory(playground.folder().resolve("plain"));
        playground.configure("repo_path: " + folder);
        playground.startDaemon();
        Finished sync = playground.gitproc("sync", "--wait");

        assertThat(sync.code()).isEqualTo(EXIT_FAILED);
        assertThat(sync.err()).contains(folder + " is not a Git repository").contains("gitproc init");
    }

    @Test
    void aRepositoryThatIsNotThereIsNamedAndFoundWhenItComes() {
        Path later = playground.folder().resolve("later");
        playground.configure("repo_path: " + later);
        playground.startDaemon();
        assertThat(playground.gitproc("sync").err()).contains(later.toString()).contains("gitproc init");

        playground.done("init", "--repo", later.toString());
        WorkingCopy work = new WorkingCopy(later).write("web.service", "[Service]\nExecStart=/bin/sleep 1000\n");
        work.git("add", ".");
        work.git("commit", "-q", "-m", "Add web");
        playground.done("sync", "--wait");
        assertThat(playground.unit("web").state()).isEqualTo("running");
    }

    @Test
    void aBranchThatIsNotThereIsNamed() {
        deployWeb();
        playground.done("shutdown", "--stop-services");
        playground.configure("repo_path: " + playground.repository(), "branch: relase");
        playground.startDaemon();
        Finished sync = playground.gitproc("sync");

        assertThat(sync.code()).isEqualTo(EXIT_FAILED);
        assertThat(sync.err()).contains("relase").contains("main");
    }

    @Test
    void anotherBranchIsWatchedWhenAsked() {
        playground
                .work()
                .write("web.service", "[Service]\nExecStart=/bin/sleep 1000\n")
                .push("Add web");
        playground.work().git("push", "-q", "origin", "HEAD:staging");
        playground.done("daemon", "--watch-branch", "staging");
        playground
                .work()
                .write("web.service", "[Service]\nExecStart=/bin/sleep 1001\n")
                .push("Change main alone");
        playground.done("sync", "--wait");

        assertThat(new RunningProcess(playground.unit("web").pid()).arguments()).contains("1000");
    }

    @Test
    void servicesGoOnWhileTheRepositoryIsAway() throws IOException {
        deployWeb();
        long pid = playground.unit("web").pid();
        String commit = playground.work().head();
        eventually(
                () -> assertThat(playground.status().path("applied").path("id").asText())
                        .isEqualTo(commit));
        Path away = Files.move(playground.repository(), playground.folder().resolve("away"));
        Finished sync = playground.gitproc("sync");

        assertThat(sync.code()).isEqualTo(EXIT_FAILED);
        assertThat(sync.err()).contains(playground.repository().toString());
        assertThat(playground.unit("web").pid()).isEqualTo(pid);
        Files.move(away, playground.repository());
        eventually(() -> assertThat(playground.gitproc("sync").code()).isZero());
        assertThat(playground.unit("web").pid()).isEqualTo(pid);
    }

    private void deployWeb() {
        playground.startDaemon();
        playground.work().write("web.service", "[Service]\nExecStart=/bin/sleep 1000\n");
        playground.deploy("Add web");
    }
}
