package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.BROKEN;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.ProcessorTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what looks cost, and holds them far under what anybody would notice. */
final class ScaleTest {
    private static final int UNITS = 2_000;

    @TempDir
    Path folder;

    @Test
    void oneChangeAmongTwoThousandUnitsIsReadAtOnce() {
        GitRepo repo = GitRepo.withWorkTree(folder);
        for (int n = 0; n < UNITS; n++) {
            repo.write("units/u" + n + ".service", unit(n));
        }
        repo.commit("many");
        try (Tracker tracker = new Tracker(GitSettings.of(folder, "main"), folders -> {})) {
            assertThat(took("first look", tracker::look)).isLessThan(Duration.ofSeconds(20));
            for (int version = 1; version <= 5; version++) {
                repo.commit("units/u7.service", unit(-version));
                assertThat(took("look with one change", tracker::look)).isLessThan(Duration.ofSeconds(1));
            }
            assertThat(took("look without a change", tracker::look)).isLessThan(Duration.ofMillis(100));
            repo.git("gc", "-q");
            repo.commit("units/u9.service", BROKEN);
            assertThat(took("look with one broken unit", tracker::look)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void aUnitThatBrokeLongAgoKeepsItsStandIn() {
        GitRepo repo = GitRepo.withWorkTree(folder);
        var good = repo.commit("web.service", unit(1));
        StringBuilder stream = new StringBuilder();
        for (int n = 0; n < LastGood.DEPTH_MAX - 1; n++) {
            stream.append("commit refs/heads/main\ncommitter A <a@b> ")
                    .append(1_800_000_000L + n)
                    .append(" +0000\ndata 0\n");
            stream.append(
                    n == 0
                            ? "from " + good + "\nM 100644 inline web.service\ndata " + BROKEN.length() + "\n" + BROKEN
                                    + "\n"
                            : "");
            stream.append("M 100644 inline log\ndata <<E\n").append(n).append("\nE\n\n");
        }
        repo.run(stream.toString(), "fast-import", "--quiet", "--force");
        try (Tracker tracker = new Tracker(GitSettings.of(folder, "main"), folders -> {})) {
            assertThat(took("look with a unit broken long ago", tracker::look)).isLessThan(Duration.ofSeconds(20));
            assertThat(tracker.look().rejected().get(Units.WEB).standIn()).contains(good);

            repo.git("reset", "-q", "--hard");
            repo.commit("log", "one more");
            assertThat(tracker.look().rejected().get(Units.WEB).standIn()).contains(good);
            repo.commit("log", "and one too many");
            assertThat(tracker.look().rejected().get(Units.WEB).standIn()).isEmpty();
        }
        try (Tracker other = new Tracker(GitSettings.of(folder, "main"), folders -> {})) {
            assertThat(other.look().rejected().get(Units.WEB).standIn()).isEmpty();
        }
    }

    private static Duration took(String what, Supplier<Declared> look) {
        ProcessorTime before = ProcessorTime.now();
        assertThat(look.get().fault()).isEmpty();
        return before.spent(what);
    }
}
