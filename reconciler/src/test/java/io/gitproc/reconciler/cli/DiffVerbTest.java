package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.source.GitRepo;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What differs in a unit, directive by directive with what that does, and line by line. */
final class DiffVerbTest {
    private static final int SAME = 0;
    private static final int DIFFERENT = 2;
    private static final String MAIN = "[Service]\nExecStart=/bin/web\n";

    @TempDir
    Path home;

    private Screen screen;
    private GitRepo repo;
    private CommitId first;

    @BeforeEach
    void open() {
        screen = new Screen(home, Samples.NOW);
        repo = GitRepo.withWorkTree(home.resolve("repo"));
        first = repo.commit("web.service", MAIN);
    }

    private int diff(String... words) {
        return screen.runOn(repo, "diff", words);
    }

    @Test
    void eachDirectiveIsNamedWithWhatItsNewValueDoes() {
        CommitId second = repo.commit("web.service", MAIN + "Restart=always\nTasksMax=50\nEnvironment=A=1 B=2\n");

        assertThat(diff("web", "HEAD~1..HEAD")).isEqualTo(DIFFERENT);
        assertThat(screen.out()).isEqualTo("""
                web.service is restarted
                live      Restart: no -> always
                restarts  Environment: none -> A=1, B=2
                adjusts   TasksMax: infinity -> 50

                --- %s
                +++ %s
                @@ -2,3 +2,6 @@
                 # web.service
                 [Service]
                 ExecStart=/bin/web
                +Restart=always
                +TasksMax=50
                +Environment=A=1 B=2
                """.formatted(first.brief(), second.brief()));
    }

    @Test
    void aDropInForTheHostCountsAndForAnotherHostDoesNot() {
        repo.commit("hosts/a/web.service.d/limits.conf", "[Service]\nTasksMax=50\n");

        assertThat(diff("web", "HEAD~1..", "--host", "b")).isEqualTo(SAME);
        assertThat(screen.out()).isEqualTo("no differences\n");
        assertThat(diff("web", "HEAD~1..", "--host", "a")).isEqualTo(DIFFERENT);
        assertThat(screen.out())
                .startsWith("web.service is adjusted while it runs\nadjusts   TasksMax: ")
                .contains("+# hosts/a/web.service.d/limits.conf\n");
    }

    @Test
    void aCommentOrAMoveMeansTheSameAndStillDiffersInText() {
        repo.remove("web.service");
        repo.commit("units/web.service", "# The shop.\n" + MAIN);

        assertThat(diff("web", "HEAD~1..HEAD")).isEqualTo(DIFFERENT);
        assertThat(screen.out())
                .startsWith("web.service means the same: nothing follows\n\n---")
                .contains("-# web.service\n+# units/web.service\n+# The shop.\n");
    }

    @Test
    void withoutARangeItIsWhatThisHostRunsAndTheHead() {
        repo.commit("web.service", MAIN + "Restart=always\n");
        repo.git("update-ref", "refs/gitproc/target", first.value());

        assertThat(diff("web")).isEqualTo(DIFFERENT);
        assertThat(screen.out())
                .contains("web.service takes new values at once: nothing is signalled\n")
                .contains("--- " + first.brief());
        repo.git("update-ref", "refs/gitproc/target", "HEAD");
        assertThat(diff("web")).isEqualTo(SAME);
    }

    @Test
    void whereTheTargetIsRejectedItsStandInIsWhatRuns() {
        CommitId broken = repo.commit("web.service", "[Service]\nExecStart='\n");
        repo.git("update-ref", "refs/gitproc/target", broken.value());

        assertThat(diff("web")).isEqualTo(DIFFERENT);
        assertThat(screen.out())
                .startsWith("web.service is rejected: its version before stays in force\nweb.service:2:")
                .contains("--- " + first.brief() + "\n+++ " + broken.brief());
    }

    @Test
    void aUnitThatComesOrGoesIsSaid() {
        repo.remove("web.service").commit("Close the shop");

        assertThat(diff("web", "HEAD~1..")).isEqualTo(DIFFERENT);
        assertThat(screen.out()).startsWith("web.service is removed: it is stopped\n");
        assertThat(diff("web", "HEAD..HEAD~1")).isEqualTo(DIFFERENT);
        assertThat(screen.out()).startsWith("web.service is added\n").contains("+ExecStart=/bin/web\n");
        assertThat(diff("web", "HEAD..HEAD")).isEqualTo(4);
        assertThat(diff("nobody")).isEqualTo(4);
    }

    @Test
    void programsGetTheValuesOfBothSides() {
        CommitId second = repo.commit("web.service", MAIN + "TasksMax=50\n");

        assertThat(diff("web", "HEAD~1..", "-o", "json")).isEqualTo(DIFFERENT);
        assertThat(screen.out())
                .startsWith("{\"unit\":\"web.service\",\"from\":\"" + first + "\",\"to\":\"" + second
                        + "\",\"kind\":\"changed\",\"directives\":[{\"directive\":\"TasksMax\",\"effect\":\"adjusts\","
                        + "\"from\":[\"infinity\"],\"to\":[\"50\"]}],\"diff\":[\"@@ ")
                .endsWith("],\"errors\":[]}\n");
    }

    @Test
    void hostileTextIsShownAsEscapes() {
        repo.commit("web.service", MAIN + "Description=\u001b]0;owned\u0007\n");

        assertThat(diff("web", "HEAD~1..")).isEqualTo(DIFFERENT);
        assertThat(screen.out()).doesNotContain("\u001b").contains("\\x1b]0;owned");
    }
}
