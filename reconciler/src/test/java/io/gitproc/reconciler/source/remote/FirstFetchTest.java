package io.gitproc.reconciler.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.source.GitRepo;
import io.gitproc.reconciler.source.GitSettings;
import io.gitproc.reconciler.source.SourceException;
import org.junit.jupiter.api.Test;

/** A clone that is made before there is a daemon. */
final class FirstFetchTest extends Upstream {
    @Test
    void theCloneIsMadeAndHasTheBranch() throws Exception {
        CommitId pushed = push(1);

        assertThat(fetch(url()).run()).hasToString(url());

        assertThat(head()).isEqualTo(pushed.value());
    }

    @Test
    void onceMoreBringsWhatIsNew() throws Exception {
        push(1);
        fetch(url()).run();
        CommitId second = push(2);
        fetch(url()).run();

        assertThat(head()).isEqualTo(second.value());
    }

    @Test
    void aMirrorAnswersWhereTheRemoteDoesNot() throws Exception {
        push(1);

        assertThat(fetch("file://" + folder.resolve("gone"), url()).run()).hasToString(url());
    }

    @Test
    void whereNobodyAnswersTheFaultOfTheRemoteIsTold() {
        assertThatThrownBy(() -> fetch("file://" + folder.resolve("gone"), "file://" + folder.resolve("too"))
                        .run())
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(folder.resolve("gone").toString());
    }

    private FirstFetch fetch(String... urls) {
        return FirstFetch.of(
                Follower.remote(Follower.NEVER, urls),
                GitSettings.of(here(), "main").fetched());
    }

    private String head() {
        return GitRepo.at(here()).git("rev-parse", "refs/remotes/origin/main").strip();
    }
}
