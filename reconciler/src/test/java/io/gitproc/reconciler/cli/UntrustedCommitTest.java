package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.source.GitRepo;
import io.gitproc.reconciler.source.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan} and {@code lint} tell before a push what the daemon would say after it. */
final class UntrustedCommitTest {
    private static final String WEB = "[Service]\nExecStart=/bin/web\n";

    @TempDir
    private Path home;

    private Screen screen;
    private SigningKey ada;
    private GitRepo repo;
    private CommitId unsigned;

    @BeforeEach
    void open() throws IOException {
        screen = new Screen(home, Samples.NOW);
        repo = GitRepo.withWorkTree(home.resolve("repo"));
        ada = SigningKey.made(home.resolve("ada"), "ed25519");
        Files.writeString(home.resolve("signers"), "ada " + ada.text() + "\n");
        Files.writeString(
                home.resolve("config.yaml"),
                "repo_path: repo\nstate_file: state.json\nverify: range\nallowed_signers: signers\n");
        unsigned = repo.commit("web.service", WEB);
    }

    private int run(String... words) {
        String config = home.resolve("config.yaml").toString();
        return screen.run(
                Stream.concat(Stream.of("--config", config), Stream.of(words)).toArray(String[]::new));
    }

    @Test
    void planRefusesIt() {
        assertThat(run("plan")).isEqualTo(1);
        assertThat(screen.err())
                .startsWith("the commit " + unsigned.brief() + " is refused: commit " + unsigned.brief()
                        + " (write web.service) is not trusted: it is not signed; accepted: ada (ED25519 SHA256:")
                .contains("help: ");
        assertThat(run("plan", unsigned.value())).isEqualTo(1);
    }

    @Test
    void lintRefusesIt() {
        assertThat(run("lint", "--repo", repo.place().toString())).isEqualTo(1);
        assertThat(screen.out()).contains("is not trusted: it is not signed").contains("refused as a whole");
    }

    @Test
    void whatRunsMayBeOfAnybody() {
        ada.commit(repo, "Begin here\n\nGitProc-Seal: " + unsigned);

        assertThat(run("plan", unsigned + "..")).isZero();
        assertThat(run("lint", "--repo", repo.place().toString())).isZero();
    }
}
