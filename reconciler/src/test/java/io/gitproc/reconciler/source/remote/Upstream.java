package io.gitproc.reconciler.source.remote;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.source.GitRepo;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a repository elsewhere, to which a person pushes from another; with the real git. */
class Upstream {
    @TempDir
    Path folder;

    GitRepo origin;
    GitRepo work;

    @BeforeEach
    void makeRepositories() {
        origin = GitRepo.bare(served().resolve("origin.git"));
        work = origin.cloned(folder.resolve("work"));
    }

    /** What a server serves. */
    Path served() {
        return folder.resolve("served");
    }

    /** Where the host has its clone. */
    Path here() {
        return folder.resolve("deep/clone");
    }

    String url() {
        return "file://" + origin.place();
    }

    Follower follow(Duration interval, String... urls) {
        return Follower.of(Follower.remote(interval, urls), here());
    }

    CommitId commit(int version) {
        return work.commit("web.service", "[Service]\nExecStart=/bin/app " + version + "\n");
    }

    CommitId push(int version) {
        CommitId commit = commit(version);
        work.git("push", "-q", "origin", "HEAD:main");
        return commit;
    }
}
