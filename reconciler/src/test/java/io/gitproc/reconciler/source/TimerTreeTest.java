package io.gitproc.reconciler.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timers in a repository: each is one more file of the service that it starts. */
final class TimerTreeTest {
    private static final UnitName BACKUP = UnitName.of("backup");
    private static final String SERVICE = "[Service]\nType=oneshot\nExecStart=/bin/backup\n";
    private static final Scope HOST = Scope.of("a", List.of("eu"));

    @TempDir
    Path folder;

    private GitRepo repo;

    @BeforeEach
    void open() {
        repo = GitRepo.withWorkTree(folder);
    }

    private static String at(String event) {
        return "[Timer]\nOnCalendar=" + event + "\n";
    }

    private Declared look() {
        try (Tracker tracker = new Tracker(GitSettings.of(folder, "main").in(HOST), folders -> {})) {
            return tracker.look();
        }
    }

    private List<String> events() {
        return spec().map(spec -> spec.get(Directives.ON_CALENDAR).stream()
                        .map(Object::toString)
                        .toList())
                .orElse(List.of("no unit"));
    }

    private Optional<ServiceSpec> spec() {
        return look().desired()
                .flatMap(desired -> Optional.ofNullable(desired.units().get(BACKUP)))
                .map(wanted -> wanted.spec());
    }

    private String rejection() {
        return look().rejected().get(BACKUP).cause();
    }

    @Test
    void aTimerBesideAServiceSaysWhenItIsStarted() {
        repo.write("backup.service", SERVICE)
                .write("units/backup.timer", at("daily"))
                .commit("c1");

        assertThat(events()).containsExactly("*-*-* 00:00:00");
        assertThat(look().warnings()).isEmpty();
    }

    @Test
    void theTimerOfTheHostWinsAndDropInsAreStacked() {
        repo.write("backup.service", SERVICE)
                .write("backup.timer", at("daily"))
                .write("groups/eu/backup.timer", at("hourly"))
                .write("hosts/a/backup.timer", at("weekly"))
                .write("backup.timer.d/more.conf", at("12:00"))
                .write("timer.d/all.conf", "[Timer]\nPersistent=yes\n")
                .commit("c1");

        assertThat(events()).containsExactly("Mon *-*-* 00:00:00", "*-*-* 12:00:00");
        assertThat(spec().orElseThrow().get(Directives.PERSISTENT)).isTrue();
    }

    @Test
    void whatIsForAllTimersMakesNone() {
        repo.write("backup.service", SERVICE)
                .write("timer.d/all.conf", at("daily"))
                .commit("c1");

        assertThat(events()).isEmpty();
    }

    @Test
    void anEmptyTimerMasksThoseBelowIt() {
        repo.write("backup.service", SERVICE)
                .write("backup.timer", at("daily"))
                .write("hosts/a/backup.timer", "")
                .commit("c1");

        assertThat(events()).isEmpty();
    }

    @Test
    void twoTimersOfOneServiceAreAClash() {
        repo.write("backup.service", SERVICE)
                .write("backup.timer", at("daily"))
                .write("units/backup.timer", at("daily"))
                .commit("c1");

        assertThat(look().refusal().orElseThrow().reason())
                .isEqualTo("backup.timer and units/backup.timer are both backup.timer");
    }

    @Test
    void aTimerWithoutAServiceIsRejectedAndBringsNothingBack() {
        repo.write("backup.service", SERVICE).write("backup.timer", at("daily")).commit("c1");
        repo.remove("backup.service").commit("c2");

        assertThat(spec()).isEmpty();
        assertThat(rejection()).contains("backup.timer has no backup.service to start");
    }

    @Test
    void aBrokenTimerLeavesTheLastGoodVersionInForce() {
        CommitId good = repo.write("backup.service", SERVICE)
                .write("backup.timer", at("daily"))
                .commit("c1");
        repo.write("backup.timer", at("dayly")).commit("c2");

        assertThat(events()).containsExactly("*-*-* 00:00:00");
        assertThat(look().rejected().get(BACKUP).standIn()).contains(good);
    }

    @Test
    void aChangedTimerIsSeenWhereTheServiceStaysAsItIs() {
        try (Tracker tracker = new Tracker(GitSettings.of(folder, "main").in(HOST), folders -> {})) {
            repo.write("backup.service", SERVICE)
                    .write("backup.timer", at("daily"))
                    .commit("c1");
            tracker.look();
            repo.write("backup.timer", at("weekly")).commit("c2");
            Declared later = tracker.look();
            repo.remove("backup.timer").commit("c3");
            Declared without = tracker.look();

            assertThat(later.desired().orElseThrow().units().get(BACKUP).spec().get(Directives.ON_CALENDAR))
                    .map(Object::toString)
                    .containsExactly("Mon *-*-* 00:00:00");
            assertThat(without.desired()
                            .orElseThrow()
                            .units()
                            .get(BACKUP)
                            .spec()
                            .isTimed())
                    .isFalse();
        }
    }

    @Test
    void anUnusableNameIsIgnoredWithAWarning() {
        repo.write("backup.service", SERVICE)
                .write("a b.timer", at("daily"))
                .write("c@.timer", at("daily"))
                .commit("c1");

        assertThat(look().warnings()).map(Diagnostic::file).containsExactly("a b.timer", "c@.timer");
    }
}
