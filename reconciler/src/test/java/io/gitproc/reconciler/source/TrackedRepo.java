package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Actor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a repository with a work tree that a host tracks, at a time that they say. */
class TrackedRepo {
    static final Actor ALICE = new Actor("alice");

    @TempDir
    Path folder;

    Instant now = Instant.parse("2026-11-22T20:36:01Z");
    GitRepo repo;
    Tracker tracker;

    @BeforeEach
    void track() {
        repo = GitRepo.withWorkTree(folder);
        tracker = fresh();
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    /** As a daemon that starts. */
    Tracker fresh() {
        return new Tracker(GitSettings.of(folder, "main"), folders -> {}, () -> now);
    }

    void pass(Duration span) {
        now = now.plus(span);
    }
}
