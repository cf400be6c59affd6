package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.DB;
import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch, with the real git command. The poll is an hour away, so that only the watch can be what is seen. */
final class GitSourceTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final Heard heard = new Heard();
    private Optional<GitSource> open = Optional.empty();

    @AfterEach
    void close() {
        open.ifPresent(GitSource::close);
    }

    private GitSource start(Path place) {
        return start(place, "main");
    }

    private GitSource start(Path place, String branch) {
        GitSource source = GitSource.open(new GitSettings(place, branch, NEVER, NEVER));
        open = Optional.of(source);
        source.start(heard);
        return source;
    }

    private static Predicate<Declared> targets(CommitId commit) {
        return declared ->
                declared.target().filter(it -> it.id().equals(commit)).isPresent();
    }

    @Test
    void theFirstLookIsHeardAndMakesTheHeadTheTarget() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(folder);
        CommitId first = repo.commit("web.service", unit(1));

        start(folder);

        Declared declared = heard.await(any -> true);
        assertThat(declared).matches(targets(first));
        assertThat(declared.fault()).isEmpty();
        assertThat(declared.desired().orElseThrow().units()).containsOnlyKeys(WEB);
        assertThat(repo.id(Refs.TARGET)).isEqualTo(first);
    }

    @Test
    void aCommitInTheWorkTreeIsSeenWithinASecond() throws Exception {
        GitRepo repo = GitRepo.withWorkTree(folder);
        repo.commit("web.service", unit(1));
        start(folder);
        heard.await(any -> true);

        CommitId second = repo.commit("units/db.service", unit(1));

        Declared declared = heard.await(targets(second), SECOND);
        assertThat(declared.desired().orElseThrow().units()).containsOnlyKeys(DB, WEB);
    }

    @Test
    void aPushToABareRepositoryIsSeenWithinASecond() throws Exception {
        GitRepo bare = GitRepo.bare(folder.resolve("bare"));
        GitRepo clone = bare.cloned(folder.resolve("clone"));
        clone.commit("web.service", unit(1));
        clone.git("push", "-q", "origin", "main");
        start(bare.place());
        heard.await(any -> true);

        CommitId second = clone.commit("web.service", unit(2));
        clone.git("push", "-q", "origin", "main");

        heard.await(targets(second), SECOND);
    }
}
