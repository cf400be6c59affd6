package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.reconciler.source.remote.GitDaemon;
import io.gitproc.reconciler.source.remote.HttpForge;
import io.gitproc.reconciler.source.remote.SshForge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A host that follows a repository elsewhere, by each way on which Git is served, with the real git on the other side. */
class TransportIT {
    private static final int EXIT_FAILED = 1;
    private static final String LOGIN = "deploy:s3cret";

    private final Playground playground = Playground.quiet();
    private final WorkingCopy work = playground.work();

    @AfterEach
    void close() {
        playground.close();
    }

    private void follow(String url, String... more) {
        playground.configure(
                "repo_path: " + playground.folder().resolve("here"),
                "fetch_interval: 1h",
                "remote: " + url,
                String.join("\n", more));
        playground.startDaemon();
    }

    private String push(int seconds) {
        return work.write("web.service", "[Service]\nExecStart=/bin/sleep " + seconds + "\n")
                .push("Sleep for " + seconds);
    }

    private void assertRuns(String seconds) {
        assertThat(new RunningProcess(playground.unit("web").pid()).arguments()).containsExactly("/bin/sleep", seconds);
    }

    /** What is pushed comes, and what is pushed by force waits for a word. */
    private void assertFollowed() {
        String first = push(1001);
        assertThat(playground.done("sync", "--wait")).contains("Sleep for 1001");
        assertRuns("1001");
        push(1002);
        assertThat(playground.done("sync", "--wait")).contains("Sleep for 1002");
        assertRuns("1002");

        work.git("reset", "-q", "--hard", first);
        work.write("web.service", "[Service]\nExecStart=/bin/sleep 1003\n").git("add", "--all");
        work.git("commit", "-q", "-m", "Rewrite");
        work.git("push", "-q", "--force", "origin", "HEAD:main");
        Finished refused = playground.gitproc("sync", "--wait");
        assertThat(refused.code()).isEqualTo(EXIT_FAILED);
        assertThat(refused.err()).contains("gitproc approve");
        assertRuns("1002");
        playground.done("approve", work.head());
        playground.done("sync", "--wait");
        assertRuns("1003");
    }

    /** Back to what ran before, for every host. */
    private void assertPublished() {
        String head = work.head();
        playground.done("rollback", "HEAD~1", "--publish", "-m", "500s on /pay");
        playground.done("sync", "--wait");

        assertRuns("1001");
        work.git("fetch", "-q", "origin");
        assertThat(work.git("rev-parse", "origin/main~1")).isEqualTo(head);
        assertThat(work.git("diff", "--stat", "origin/main", "HEAD~1")).isEmpty();
        assertThat(playground.done("status")).contains("sync: Synced");
    }

    @Test
    void fileIsFollowedAndPublishedTo() {
        follow("file://" + playground.repository());

        assertFollowed();
        assertPublished();
    }

    @Test
    void theGitProtocolIsFollowedAndWhatItDoesNotTakeIsSaid() {
        assumeTrue(GitDaemon.isInstalled(), "git daemon is not installed: its protocol is not tested");
        try (GitDaemon daemon = GitDaemon.open(playground.folder())) {
            follow(daemon.url("services.git"));

            assertFollowed();
            Finished refused = playground.gitproc("rollback", "HEAD~1", "--publish");
            assertThat(refused.code()).isEqualTo(EXIT_FAILED);
            assertThat(refused.err())
                    .contains("on this host alone, not published: cannot push to " + daemon.url("services.git"))
                    .contains("git restore --source=");
            playground.settle();
            assertRuns("1001");
        }
    }

    @Test
    void smartHttpIsFollowedAndPublishedToWithTheCredentialsOfTheFile() throws Exception {
        new WorkingCopy(playground.repository()).git("config", "http.receivepack", "true");
        Path credentials = playground.write("credentials", "machine localhost login deploy password s3cret\n");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        try (HttpForge forge = HttpForge.lockedBy(playground.folder(), LOGIN)) {
            follow(forge.url("services.git"), "remote_credentials: credentials");

            assertFollowed();
            assertPublished();
            assertThat(playground.done("status") + playground.read("log/gitproc.log"))
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void sshIsFollowedAndPublishedToWithTheKeyAndTheKnownHost() throws Exception {
        try (SshForge forge =
                new SshForge(Files.createDirectory(playground.folder().resolve("ssh")))) {
            follow(
                    forge.url(playground.repository()),
                    "remote_key: " + forge.clientKey(),
                    "remote_known_hosts: " + forge.knownHosts("host"));

            assertFollowed();
            assertPublished();
        }
    }
}
