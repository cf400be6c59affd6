package io.gitproc.reconciler.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.GitRepo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a host fetches, and what is pushed while it does. */
final class FetcherTest extends Upstream {
    @Test
    void onlyTheBranchIsFetched() throws Exception {
        push(1);
        work.git("checkout", "-q", "-b", "secret");
        CommitId other = work.commit("secret", "x");
        work.git("push", "-q", "origin", "secret");
        try (Follower follower = follow(Follower.NEVER, url())) {
            follower.sync();

            assertThat(follower.source().revision(other).get()).isEmpty();
        }
    }

    @Test
    void aPushIsSeenByTheNextFetchWithoutBeingAsked() throws Exception {
        push(1);
        try (Follower follower = follow(Follower.OFTEN, url())) {
            follower.awaitTarget(push(2));
            follower.awaitTarget(push(3));
        }
    }

    @Test
    void manyHintsAreFewFetches() throws Exception {
        CommitId first = push(1);
        try (HttpForge forge = HttpForge.open(served());
                Follower follower = follow(Follower.NEVER, forge.url("origin.git"))) {
            follower.awaitTarget(first);
            CommitId second = push(2);
            for (int hint = 0; hint < 1000; hint++) {
                follower.source().hint();
            }
            follower.awaitTarget(second);
            assertThat(forge.fetches()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void whoeverAsksWhileAFetchIsUnderWayGetsWhatWasPushedBeforeTheQuestion() throws Exception {
        push(1);
        try (Follower follower = follow(Follower.NEVER, url())) {
            List<CompletableFuture<Declared>> answers = new ArrayList<>();
            for (int version = 2; version < 12; version++) {
                CommitId pushed = push(version);
                answers.add(follower.source().look().thenApply(declared -> {
                    assertThat(GitRepo.at(here()).git("merge-base", "--is-ancestor", pushed.value(), "origin/main"))
                            .isEmpty();
                    return declared;
                }));
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void pushesThatAreRewrittenPackedAndCollectedOnBothSidesLoseNothing() throws Exception {
        push(1);
        Random random = new Random(7);
        GitRepo clone = GitRepo.at(here());
        try (Follower follower = follow(Follower.OFTEN, url())) {
            follower.sync();
            for (int round = 0; round < 15; round++) {
                push(100 + 2 * round);
                CommitId last = push(101 + 2 * round);
                GitRepo busy = random.nextBoolean() ? origin : clone;
                switch (random.nextInt(3)) {
                    case 0 -> busy.git("gc", "-q", "--prune=now");
                    case 1 -> busy.git("pack-refs", "--all", "--prune");
                    default -> work.git("commit", "-q", "--amend", "-m", "again");
                }
                work.git("push", "-q", "--force", "origin", "HEAD:main");
                CommitId head = work.id("HEAD");
                if (!follower.sync().equals(Optional.of(head))) {
                    follower.source()
                            .approve(head.value(), Intent.of(new Actor("ann"), ""))
                            .get();
                }
                assertThat(follower.sync())
                        .as("round " + round + " after " + last)
                        .contains(head);
            }
            clone.git("fsck", "--full");
        }
    }
}
