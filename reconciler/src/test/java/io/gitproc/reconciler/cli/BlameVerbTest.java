package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.source.GitRepo;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A unit, line by line, with the commit that each line is from. */
final class BlameVerbTest {
    private static final String MAIN = "[Service]\nExecStart=/bin/web\n";

    @TempDir
    Path home;

    private Screen screen;
    private GitRepo repo;

    @BeforeEach
    void open() {
        screen = new Screen(home, Samples.NOW);
        repo = GitRepo.withWorkTree(home.resolve("repo"));
    }

    private CommitId commit(String path, String text, String message) {
        return repo.write(path, text).commit(message);
    }

    private String blame(String... words) {
        assertThat(screen.runOn(repo, "blame", words)).as(screen.err()).isZero();
        return screen.out();
    }

    private String day(CommitId commit) {
        return repo.git("show", "-s", "--format=%ct", commit.value())
                .lines()
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds))
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachLineOfEachFileStandsBehindItsCommit() {
        CommitId first = commit("web.service", MAIN, "Open the shop");
        CommitId second = commit("web.service", MAIN + "Restart=always\n", "Keep it open");
        CommitId third = commit("hosts/a/web.service.d/nice.conf", "[Service]\nNice=3\n", "Be kind");
        repo.commit("other.service", MAIN);

        assertThat(blame("web", "--host", "a"))
                .isEqualTo("""
                # web.service
                %1$s  %4$s  Ada  Open the shop  1  [Service]
                %1$s  %4$s  Ada  Open the shop  2  ExecStart=/bin/web
                %2$s  %4$s  Ada  Keep it open   3  Restart=always

                # hosts/a/web.service.d/nice.conf
                %3$s  %4$s  Ada  Be kind        1  [Service]
                %3$s  %4$s  Ada  Be kind        2  Nice=3
                """.formatted(first.brief(), second.brief(), third.brief(), day(first)));
    }

    @Test
    void aFileThatMovedToAnotherFolderKeepsTheCommitsOfItsLines() {
        CommitId first = commit("web.service", MAIN + "User=www\nNice=5\n", "Open the shop");
        repo.remove("web.service");
        CommitId moved = commit("units/web.service", MAIN + "User=www\nNice=6\n", "Tidy up");

        assertThat(blame("web"))
                .contains(first.brief() + "  " + day(first) + "  Ada  Open the shop  2  ExecStart=/bin/web\n")
                .contains(moved.brief() + "  " + day(moved) + "  Ada  Tidy up        4  Nice=6\n");
        assertThat(blame("web", "-o", "json"))
                .contains("{\"path\":\"units/web.service\",\"line\":2,\"text\":\"ExecStart=/bin/web\",\"commit\":\""
                        + first + "\",\"author\":\"Ada\"")
                .contains("\"subject\":\"Open the shop\",\"originalPath\":\"web.service\",\"originalLine\":2}");
    }

    @Test
    void anOlderCommitShowsWhoWroteTheOlderLines() {
        CommitId first = commit("web.service", MAIN, "Open the shop");
        CommitId second = commit("web.service", "[Service]\nExecStart=/bin/new\n", "Renew it");

        assertThat(blame("web")).contains(second.brief());
        assertThat(blame("web", "HEAD~1")).contains(first.brief()).doesNotContain(second.brief());
    }

    @Test
    void aCarriageReturnEndsALineAsItDoesForTheParser() {
        CommitId first = commit("web.service", "[Service]\rExecStart=/bin/web\r\nNice=1\n", "Write by an old editor");
        CommitId second = commit("web.service", "[Service]\rExecStart=/bin/web\r\nNice=2\n", "Change it");

        assertThat(blame("web"))
                .containsPattern(first.brief() + ".* 1  \\[Service]\n")
                .containsPattern(first.brief() + ".* 2  ExecStart=/bin/web\n")
                .containsPattern(second.brief() + ".* 3  Nice=2\n");
    }

    @Test
    void hostileTextIsShownAsEscapes() {
        commit("web.service", MAIN + "# \u001b]0;owned\u0007\n", "Look \u001b[31mred");

        assertThat(blame("web")).contains("# \\x1b]0;owned\\x07\n").doesNotContain("\u001b");
    }

    @Test
    void aUnitThatTheHostDoesNotHaveIsSaid() {
        commit("web.service", MAIN, "Open the shop");

        assertThat(screen.run("blame", "--repo", repo.place().toString(), "wbe"))
                .isEqualTo(4);
    }
}
