package io.gitproc.reconciler.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.source.GitRepo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Into what is fetched: what is there already, in the way, or left over. */
final class LocalCloneTest extends Upstream {
    @Test
    void theFirstFetchIsMadeAtOnceIntoABareClone() throws Exception {
        CommitId first = push(1);
        try (Follower follower = follow(Follower.NEVER, url())) {
            follower.awaitTarget(first);

            GitRepo clone = GitRepo.at(here());
            assertThat(clone.git("rev-parse", "--is-bare-repository")).isEqualTo("true");
            assertThat(clone.git("log", "--format=%H", "origin/main")).isEqualTo(first.value());
            assertThat(clone.git("for-each-ref", "--format=%(refname)"))
                    .isEqualTo("refs/gitproc/target\nrefs/remotes/origin/main");
            clone.git("fsck", "--full", "--strict");
        }
    }

    @Test
    void theLockOfADaemonThatWasKilledIsBroken() throws Exception {
        push(1);
        try (Follower follower = follow(Follower.NEVER, url())) {
            follower.sync();
            Path lock = Files.createFile(here().resolve("refs/remotes/origin/main.lock"));
            Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(60)));
            CommitId second = push(2);

            assertThat(follower.sync()).contains(second);
        }
    }

    @Test
    void aCloneThatIsDeletedIsMadeAgain() throws Exception {
        CommitId first = push(1);
        try (Follower follower = follow(Follower.NEVER, url())) {
            follower.sync();
            Files.move(here(), folder.resolve("away"));

            assertThat(follower.sync()).contains(first);
        }
    }

    @Test
    void aWorkTreeThatIsThereAlreadyIsFetchedIntoAndElseLeftAlone() throws Exception {
        CommitId first = push(1);
        GitRepo mine = origin.cloned(folder.resolve("mine"));
        mine.git("worktree", "add", "-q", "-b", "desk", folder.resolve("desk").toString());
        CommitId second = push(2);
        for (String place : List.of("desk", "mine")) {
            try (Follower follower = Follower.of(Follower.remote(Follower.NEVER, url()), folder.resolve(place))) {
                assertThat(follower.sync()).contains(second);
            }
        }
        assertThat(mine.id("main")).isEqualTo(first);
        assertThat(mine.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void aPlaceThatCannotBeTheCloneIsNamedAndHealsWhenItIsFree() throws Exception {
        CommitId first = push(1);
        Files.createDirectories(here());
        Path other = Files.writeString(here().resolve("letter"), "dear");
        try (Follower follower = follow(Follower.NEVER, url())) {
            assertThat(follower.refusal()).startsWith("cannot make or open the clone " + here());
            assertThat(other).content().isEqualTo("dear");

            Files.delete(other);
            assertThat(follower.sync()).contains(first);
        }
    }
}
