package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.source.GitRepo;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A unit, line by line, with the file that each line comes from. */
final class CatVerbTest {
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
        first = repo.write("units/web.service", MAIN)
                .write("web.service.d/10-all.conf", "[Service]\nNice=1\n")
                .write("groups/eu/web.service.d/10-eu.conf", "[Service]\nNice=2\n")
                .write("hosts/a/web.service.d/10-a.conf", "[Service]\nNice=3\n")
                .write("hosts/b/web.service", MAIN + "Nice=4\n")
                .write("hosts/c/web.service", "")
                .commit("first");
    }

    private int cat(String... words) {
        return screen.runOn(repo, "cat", words);
    }

    @Test
    void theFilesStandInTheOrderInWhichTheyCount() {
        assertThat(cat("web", "--host", "a", "--label", "eu", "--label", "web")).isZero();
        assertThat(screen.out()).isEqualTo("""
                        # web.service at %s for host a (labels: eu, web)
                        # precedence: all hosts < group eu < group web < host a

                        # units/web.service
                        [Service]
                        ExecStart=/bin/web

                        # web.service.d/10-all.conf
                        [Service]
                        Nice=1

                        # groups/eu/web.service.d/10-eu.conf
                        [Service]
                        Nice=2

                        # hosts/a/web.service.d/10-a.conf
                        [Service]
                        Nice=3
                        """.formatted(first.brief()));
    }

    @Test
    void aFileThatDoesNotCountIsNamedWithTheReason() {
        assertThat(cat("web", "--host", "b")).isZero();
        assertThat(screen.out())
                .contains("# the file units/web.service is ignored: hosts/b/web.service wins\n")
                .contains("\n# hosts/b/web.service\n[Service]\nExecStart=/bin/web\nNice=4\n")
                .contains("\n# web.service.d/10-all.conf\n")
                .doesNotContain("\n# units/web.service\n");
    }

    @Test
    void aUnitThatTheHostDoesNotHaveIsSaidWithTheReason() {
        assertThat(cat("web", "--host", "c")).isEqualTo(4);
        assertThat(screen.err())
                .isEqualTo("there is no web.service for host c at " + first.brief()
                        + "\n    help: the file units/web.service is ignored: hosts/c/web.service masks it\n");
        assertThat(cat("other")).isEqualTo(4);
    }

    @Test
    void anOlderCommitShowsTheOlderFiles() {
        repo.commit("units/web.service", MAIN + "Restart=always\n");

        assertThat(cat("web", "--host", "a")).isZero();
        assertThat(screen.out()).contains("Restart=always");
        assertThat(cat("web", "HEAD~1", "--host", "a")).isZero();
        assertThat(screen.out()).doesNotContain("Restart=always");
    }

    @Test
    void withoutACommitItIsTheTargetOfThisHost() {
        repo.git("update-ref", "refs/gitproc/target", "HEAD");
        repo.commit("units/web.service", MAIN + "Restart=always\n");

        assertThat(cat("web")).isZero();
        assertThat(screen.out()).doesNotContain("Restart=always");
    }

    @Test
    void whatRejectsTheUnitStandsAboveIt() {
        repo.commit("hosts/a/web.service.d/10-a.conf", "[Service]\nExecStart=\n");

        assertThat(cat("web", "--host", "a")).isZero();
        assertThat(screen.out()).contains("# rejected: units/web.service:1:1: web.service has no ExecStart=\n");
    }

    @Test
    void hostileTextIsShownAsEscapes() {
        repo.commit("units/web.service", MAIN + "# \u001b]0;owned\u0007 \u202e\n");

        assertThat(cat("web")).isZero();
        assertThat(screen.out()).contains("# \\x1b]0;owned\\x07 \\u202e\n");
    }

    @Test
    void programsGetTheBlobsAndTheLines() {
        assertThat(cat("web", "--host", "b", "-o", "json")).isZero();
        assertThat(screen.out())
                .startsWith("{\"unit\":\"web.service\",\"commit\":\"" + first + "\",\"host\":\"b\",\"labels\":[],"
                        + "\"files\":[{\"path\":\"hosts/b/web.service\",\"level\":\"host\",\"of\":\"b\",\"blob\":\""
                        + repo.git("rev-parse", "HEAD:hosts/b/web.service")
                        + "\",\"lines\":[\"[Service]\",\"ExecStart=/bin/web\",\"Nice=4\"]},")
                .contains("\"ignored\":[{\"path\":\"units/web.service\"");
    }
}
