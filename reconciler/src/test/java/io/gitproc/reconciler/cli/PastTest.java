package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.journal.Batch;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.JournalFile;
import io.gitproc.reconciler.journal.Kind;
import io.gitproc.reconciler.journal.Limits;
import io.gitproc.reconciler.source.GitRepo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was done is told also while no daemon answers. */
class PastTest {
    private static final UnitName WEB = UnitName.of("web.service");

    @TempDir
    Path home;

    private Screen screen;
    private CommitId commit;

    @BeforeEach
    void aDaemonRanHere() {
        screen = new Screen(home, Samples.NOW);
        commit = GitRepo.bare(home.resolve(".local/share/gitproc/services"))
                .cloned(home.resolve("work"))
                .commit("web.service", "[Service]\nExecStart=/bin/web\n");
        GitRepo.at(home.resolve("work")).git("push", "-q", "origin", "HEAD:main");
    }

    private Path journal() {
        return home.resolve(".local/state/gitproc/journal");
    }

    private void tell(Entry... entries) {
        Limits limits = Limits.of(1 << 20, Duration.ofDays(90));
        try (JournalFile file = JournalFile.open(journal(), limits, Clock.systemUTC())) {
            for (Entry entry : entries) {
                file.tell(Batch.of(entry));
            }
        }
    }

    @Test
    void historyReadsTheJournalAndSaysSo() {
        tell(
                Entry.of(Samples.NOW.minusSeconds(60), Kind.START, "added")
                        .about(WEB)
                        .at(commit),
                Entry.of(Samples.NOW, Kind.DAEMON, "daemon 7 ends"));

        assertThat(screen.run("history")).as(screen.err()).isZero();

        assertThat(screen.out())
                .contains("web.service", commit.brief(), "daemon 7 ends")
                .contains(GitRepo.at(home.resolve("work"))
                        .git("log", "-1", "--format=%s")
                        .strip());
        assertThat(screen.err())
                .isEqualTo("note: no daemon answers; this is what its journal in " + journal() + " has\n");
    }

    @Test
    void ofOneUnitAndOnlyTheNewestWhenThatIsAskedFor() {
        tell(
                Entry.of(Samples.NOW, Kind.START, "first").about(WEB),
                Entry.of(Samples.NOW, Kind.START, "second").about(WEB),
                Entry.of(Samples.NOW, Kind.DAEMON, "daemon 7 ends"));

        assertThat(screen.run("history", "web", "-n", "1")).isZero();

        assertThat(screen.out()).contains("second").doesNotContain("first", "daemon 7");
    }

    @Test
    void eventsAndAtAndBisectReadItToo() {
        tell(Entry.of(Samples.NOW, Kind.START, "added").about(WEB).at(commit));

        assertThat(screen.run("events")).as(screen.err()).isZero();
        assertThat(screen.out()).contains("web.service");
        assertThat(screen.run("at", "now")).as(screen.err()).isZero();
        assertThat(screen.run("bisect", "web")).as(screen.err()).isZero();
        assertThat(screen.err()).startsWith("note: no daemon answers");
    }

    @Test
    void whereNoJournalIsTheDaemonIsMissing() {
        assertThat(screen.run("history")).isEqualTo(69);
        assertThat(screen.err()).startsWith("cannot reach the daemon");
    }

    @Test
    void aRepositoryThatIsGoneTakesOnlyTheNamesOfTheCommits() throws Exception {
        tell(Entry.of(Samples.NOW, Kind.START, "added").about(WEB).at(commit));
        Files.move(home.resolve(".local/share/gitproc/services"), home.resolve("elsewhere"));

        assertThat(screen.run("history")).isZero();
        assertThat(screen.out()).contains("web.service", commit.brief());
    }
}
