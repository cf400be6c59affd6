package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Locks that others hold, or left behind when they were killed. */
final class LockedRepositoryTest extends FaultyRepository {
    private GitRepo repo;

    @BeforeEach
    void make() {
        repo = GitRepo.withWorkTree(place);
    }

    private CommitId followed() {
        CommitId first = repo.commit("web.service", unit(1));
        tracker.look();
        return first;
    }

    private Path lockTarget() throws IOException {
        return Files.createFile(place.resolve(".git/refs/gitproc/target.lock"));
    }

    @Test
    void theTargetIsLockedForOneLookAndTakenAtTheNext() throws Exception {
        CommitId first = followed();
        CommitId second = repo.commit("web.service", unit(2));
        Path lock = lockTarget();

        Declared declared = tracker.look();

        assertThat(declared.fault().orElseThrow()).startsWith("refs/gitproc/target is locked");
        assertThat(declared.target().orElseThrow().id()).isEqualTo(first);
        Files.delete(lock);
        assertHealed(second);
    }

    @Test
    void twoDaemonsOfOneRepositoryBothSeeTheNewTargetWhoeverMovesIt() {
        followed();
        try (Tracker other = new Tracker(GitSettings.of(place, "main"), folders -> {}, this::afterTheOther)) {
            CommitId second = repo.commit("web.service", unit(2));

            Declared declared = other.look();

            assertThat(declared.fault()).isEmpty();
            assertThat(declared.target().orElseThrow().id()).isEqualTo(second);
        }
    }

    /** The time is asked for between looking and moving. */
    private Instant afterTheOther() {
        tracker.look();
        return Instant.now();
    }

    @Test
    void aNewDaemonKeepsTheTargetThatItCannotMove() throws Exception {
        CommitId first = followed();
        CommitId second = repo.commit("web.service", unit(2));
        Path lock = lockTarget();

        try (Tracker other = fresh("main")) {
            Declared declared = other.look();
            assertThat(declared.fault()).isPresent();
            assertThat(declared.desired().orElseThrow().commit()).isEqualTo(first);
            assertThat(declared.head().orElseThrow().id()).isEqualTo(second);
        }
        assertThat(lock).exists();
    }

    @Test
    void theLockOfAKilledProcessIsBroken() throws Exception {
        followed();
        CommitId second = repo.commit("web.service", unit(2));
        Path lock = lockTarget();
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(fault()).startsWith("refs/gitproc/target is locked");

        assertHealed(second);
    }

    @Test
    void theLocksOfTheDaemonBeforeAreBrokenBeforeTheFirstLook() throws Exception {
        followed();
        CommitId second = repo.commit("web.service", unit(2));
        Path lock = lockTarget();
        Instant begun = ProcessHandle.current().info().startInstant().orElseThrow();
        Files.setLastModifiedTime(lock, FileTime.from(begun));

        try (Tracker other = fresh("main")) {
            Declared declared = other.look();
            assertThat(declared.fault()).isEmpty();
            assertThat(declared.target().orElseThrow().id()).isEqualTo(second);
        }
    }

    @Test
    void locksThatOthersLeftBehindDisturbNeitherReadingNorTheTarget() throws Exception {
        followed();
        CommitId second = repo.commit("web.service", unit(2));
        for (String lock : List.of("index.lock", "HEAD.lock", "packed-refs.lock", "refs/heads/main.lock", "gc.pid")) {
            Files.createFile(place.resolve(".git").resolve(lock));
        }

        assertHealed(second);
    }
}
