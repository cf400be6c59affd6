package io.gitproc.reconciler.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.source.GitRepo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how long it takes from a question to the target that was fetched, with 2,000 units, over TCP. */
final class FetchScaleTest {
    private static final int UNITS = 2_000;

    @TempDir
    Path folder;

    @Test
    void oneChangeAmongTwoThousandUnitsIsFetchedAndTakenAtOnce() throws Exception {
        assumeTrue(GitDaemon.isInstalled(), "git daemon is not installed");
        GitRepo work = GitRepo.bare(folder.resolve("served/origin.git")).cloned(folder.resolve("work"));
        for (int n = 0; n < UNITS; n++) {
            work.write("units/u" + n + ".service", "[Service]\nExecStart=/bin/app " + n + "\n");
        }
        CommitId first = work.commit("many");
        work.git("push", "-q", "origin", "HEAD:main");
        try (GitDaemon daemon = GitDaemon.open(folder.resolve("served"));
                Follower follower = Follower.of(
                        Follower.remote(Follower.NEVER, daemon.url("origin.git")), folder.resolve("here"))) {
            long start = System.nanoTime();
            follower.awaitTarget(first);
            print("first fetch, with the clone", since(start));
            List<Duration> times = new ArrayList<>();
            for (int version = 0; version < 11; version++) {
                times.add(change(work, follower, version));
            }
            Collections.sort(times);
            print("fetch with one change, median", times.get(5));
            assertThat(times.get(5)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static Duration change(GitRepo work, Follower follower, int version) throws Exception {
        CommitId next = work.commit("units/u7.service", "[Service]\nExecStart=/bin/other " + version + "\n");
        work.git("push", "-q", "origin", "HEAD:main");
        long start = System.nanoTime();
        assertThat(follower.sync()).contains(next);
        return since(start);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void print(String what, Duration took) {
        System.out.println(what + ": " + took.toNanos() / 1000 + " µs");
    }
}
