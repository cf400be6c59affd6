package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code gitproc rollback --publish}: the host goes back at once, and the branch follows by one commit forward. */
class PublishIT {
    private static final int EXIT_FAILED = 1;
    private static final String NOBODY = "65534";

    private final Playground playground = Playground.quiet();
    private final WorkingCopy clone = playground.work();

    @AfterEach
    void close() {
        playground.close();
    }

    private static WorkingCopy sleeping(WorkingCopy work, int seconds) {
        return work.write("web.service", "[Service]\nExecStart=/bin/sleep " + seconds + "\n");
    }

    private String push(int seconds) {
        return sleeping(clone, seconds).push("Sleep for " + seconds);
    }

    private String deploy(int seconds) {
        String commit = push(seconds);
        playground.settle();
        return commit;
    }

    private String branch() {
        return new WorkingCopy(playground.repository()).git("rev-parse", "main");
    }

    private String running() {
        return new RunningProcess(playground.unit("web").pid()).arguments().get(1);
    }

    /** What was published is followed, and restarts nothing that the rollback has started. */
    private void assertFollowed(String good, String bad, WorkingCopy origin) {
        assertThat(running()).isEqualTo("1001");
        long pid = playground.unit("web").pid();
        assertThat(playground.settle()).contains("converged to").contains("Roll back to " + good.substring(0, 7));
        assertThat(playground.unit("web").pid()).isEqualTo(pid);
        assertThat(playground.done("status")).contains("sync: Synced").doesNotContain("rolled back");
        assertThat(origin.git("rev-parse", "main~1")).isEqualTo(bad);
        assertThat(origin.git("rev-parse", "main^{tree}")).isEqualTo(origin.git("rev-parse", good + "^{tree}"));
        assertThat(origin.git("log", "-1", "--format=%B", "main"))
                .contains("500s on /pay")
                .endsWith("GitProc-Rollback-To: " + good);
    }

    @Test
    void aBareRepositoryIsMovedAndFurtherPushesFollow() {
        playground.startDaemon();
        String good = deploy(1001);
        String bad = deploy(1002);

        assertThat(playground.done("rollback", good, "--publish", "-m", "500s on /pay"))
                .contains("rolled back to " + good.substring(0, 7) + ", published as ");

        playground.awaitState("web", "running");
        playground.settle();
        assertFollowed(good, bad, new WorkingCopy(playground.repository()));
        assertThat(playground.done("history")).contains("rollback to " + good + " for everybody: 500s on /pay");
        clone.git("pull", "-q", "origin", "main");
        deploy(1003);
        assertThat(running()).isEqualTo("1003");
    }

    @Test
    void whoeverTheRepositoryBelongsToCanPushOn() {
        playground.startDaemon();
        String good = deploy(1001);
        deploy(1002);
        String repository = playground.repository().toString();
        Finished.run(playground.folder(), List.of("chown", "-R", NOBODY, repository));

        playground.done("rollback", good, "--publish");

        List<String> find = List.of("find", repository + "/objects", "-type", "d", "!", "-user", NOBODY);
        assertThat(Finished.run(playground.folder(), find).out()).isEmpty();
    }

    @Test
    void aCleanWorkTreeGoesAlongAndOneWithChangesIsLeftAlone() {
        Path place = playground.folder().resolve("edited");
        playground.configure("repo_path: " + place);
        playground.done("init", "--repo", place.toString());
        WorkingCopy edited = new WorkingCopy(place);
        playground.startDaemon();
        String good = commit(edited, 1001);
        String bad = commit(edited, 1002);
        sleeping(edited, 1009);

        Finished refused = playground.gitproc("rollback", good, "--publish");
        assertThat(refused.code()).isEqualTo(EXIT_FAILED);
        assertThat(refused.err())
                .contains("the work tree " + place + " has changes that are not committed; nothing was moved")
                .contains("git restore --source=" + good);
        assertThat(edited.git("rev-parse", "main")).isEqualTo(bad);
        assertThat(running()).isEqualTo("1002");

        edited.git("restore", "web.service");
        playground.done("rollback", good, "--publish", "-m", "500s on /pay");

        playground.settle();
        assertFollowed(good, bad, edited);
        assertThat(edited.git("status", "--porcelain")).isEmpty();
    }

    private String commit(WorkingCopy work, int seconds) {
        sleeping(work, seconds).git("add", "--all");
        work.git("commit", "-q", "-m", "Sleep for " + seconds);
        playground.settle();
        return work.head();
    }

    @Test
    void aRemoteIsPushedToUnlessSomebodyElseWasFirst() {
        playground.configure(
                "repo_path: " + playground.folder().resolve("here"),
                "remote: file://" + playground.repository(),
                "fetch_interval: 1h");
        playground.startDaemon();
        String good = deploy(1001);
        String seen = deploy(1002);
        String unseen =
                clone.write("db.service", "[Service]\nExecStart=sleep 1000\n").push("Add db"); // Mends nothing.

        Finished late = playground.gitproc("rollback", good, "--publish", "-m", "500s on /pay");
        assertThat(late.code()).isEqualTo(EXIT_FAILED);
        assertThat(late.err())
                .contains(
                        "rolled back to " + good.substring(0, 7) + " on this host alone, not published: cannot push to"
                                + " file://" + playground.repository()
                                + ": its branch main was pushed to meanwhile, and that goes first")
                .contains("git restore --source=" + good);
        assertThat(branch()).isEqualTo(unseen);
        assertThat(playground.done("status")).contains("rolled back");

        clone.git("reset", "-q", "--hard", seen);
        clone.git("push", "-q", "--force", "origin", "HEAD:main");
        playground.settle(); // It may have heard of the commit that is gone again.
        playground.done("rollback", good, "--publish", "-m", "500s on /pay");
        playground.settle();
        assertFollowed(good, seen, new WorkingCopy(playground.repository()));
    }

    @Test
    void whereOnlySignedCommitsCountItIsForThePersonWhoHasTheKey() {
        playground.write("signers", "# nobody yet\n");
        playground.startDaemon();
        String good = deploy(1001);
        String bad = deploy(1002);
        playground.done("shutdown");
        playground.configure("repo_path: " + playground.repository(), "verify: range", "allowed_signers: signers");
        playground.startDaemon();

        Finished refused = playground.gitproc("rollback", good, "--publish");

        assertThat(refused.code()).isEqualTo(EXIT_FAILED);
        assertThat(refused.err())
                .contains("this host takes only signed commits, and has no key to sign with; nothing was moved")
                .contains("git restore --source=" + good + " --staged --worktree :/ && git commit -S -m");
        assertThat(branch()).isEqualTo(bad);
    }
}
