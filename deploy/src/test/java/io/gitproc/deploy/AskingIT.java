package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be asked of commits: who wrote a line, what a change does, what is wrong. */
final class AskingIT {
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_CHANGES = 2;
    private static final String SLEEP = "[Service]\nExecStart=/bin/sleep 1000\n";

    private final Playground host = Playground.quiet();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void blameNamesTheCommitOfEachLineAlsoWhereTheFileMoved() {
        host.work().write("web.service", SLEEP + "Restart=always\n");
        String first = host.work().push("Open the shop");
        host.work().delete("web.service").write("units/web.service", SLEEP + "Restart=always\nTasksMax=50\n");
        String second = host.work().push("Tidy up");

        assertThat(host.done("blame", "web"))
                .startsWith("# units/web.service\n")
                .containsPattern(brief(first) + "  .*  Ann Onymous  Open the shop  2  ExecStart=/bin/sleep 1000\n")
                .containsPattern(brief(second) + "  .*  Ann Onymous  Tidy up        4  TasksMax=50\n");
    }

    @Test
    void diffTellsOfThePushedCommitThatThisHostDoesNotTakeYet() {
        host.startDaemon();
        host.work().write("web.service", SLEEP);
        host.deploy("Open the shop");
        long pid = host.unit("web").pid();
        assertThat(host.done("diff", "web")).isEqualTo("no differences\n");

        host.done("pause");
        host.work().write("web.service", SLEEP + "TasksMax=50\n");
        host.work().push("Limit it");

        Finished diff = host.gitproc("diff", "web");
        assertThat(diff.code()).isEqualTo(EXIT_CHANGES);
        assertThat(diff.out())
                .startsWith("web.service is adjusted while it runs\n")
                .contains("\n+TasksMax=50\n");
        host.done("resume");
        host.settle();
        assertThat(host.unit("web").pid()).isEqualTo(pid);
        assertThat(host.done("diff", "web")).isEqualTo("no differences\n");
    }

    @Test
    void bisectNamesTheCommitThatMadeAUnitFailAndHowToUndoIt() {
        host.startDaemon();
        host.work().write("web.service", SLEEP);
        String good = host.deploy("Open the shop");
        host.work().write("db.service", SLEEP);
        host.deploy("Add a store");
        host.work().write("web.service", "[Service]\nExecStart=/bin/false\n");
        String bad = host.work().push("Break the shop");
        host.awaitState("web", "failed");

        assertThat(host.done("bisect", "web"))
                .startsWith("last good  " + brief(good) + "\nfirst bad  " + brief(bad) + "  exit 1\n")
                .contains("    " + brief(bad) + "  Break the shop (Ann Onymous)\n")
                .doesNotContain("Add a store")
                .endsWith("    gitproc rollback " + brief(good) + "\n    git revert " + brief(bad) + "\n");
    }

    @Test
    void lintTellsAForgeWhereTheErrorIs() {
        host.work().write("web.service", SLEEP + "Restart=perhaps\n");
        host.work().write("db.service", "[Service]\nExecStart='\n");
        host.work().push("Break it");

        Finished lint = host.gitproc("lint", "--repo", host.repository().toString(), "-o", "sarif");
        assertThat(lint.code()).isEqualTo(EXIT_FAILED);
        assertThat(lint.out())
                .contains("\"version\":\"2.1.0\"")
                .contains("\"uri\":\"db.service\"},\"region\":{\"startLine\":2,");
    }

    @Test
    void aRepositoryWithACommitGraphFillsNoLog() {
        host.startDaemon();
        host.work().write("web.service", SLEEP);
        host.deploy("Open the shop");
        new WorkingCopy(host.repository()).git("commit-graph", "write", "--reachable", "--changed-paths");
        host.work().write("web.service", SLEEP + "TasksMax=50\n");
        host.deploy("Limit it");

        assertThat(host.gitproc("blame", "web").err()).isEmpty();
        assertThat(host.read("log/gitproc.log")).contains("adjust").doesNotContain("WARN");
    }

    @Test
    void aUnitThatOnlyRunsWhenAnotherOneFailsCanBeStartedByHand() {
        host.startDaemon();
        host.work().write("web.service", "[Unit]\nOnFailure=alert.service\n" + SLEEP);
        host.work().write("alert.service", SLEEP);
        host.deploy("Watch the shop");
        assertThat(host.unit("alert").state()).isEqualTo("stopped");

        assertThat(host.done("start", "alert")).contains("alert.service is running, pid ");
        assertThat(host.unit("alert").state()).isEqualTo("running");
    }

    private static String brief(String commit) {
        return commit.substring(0, 7);
    }
}
