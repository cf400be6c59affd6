package io.gitproc.reconciler.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.config.Verify;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a host that believes Ada, and nobody else yet. */
class AdaSigns {
    @TempDir
    Path folder;

    TrustedHost host;
    GitRepo repo;
    SigningKey ada;
    Tracker tracker;
    private final Verify verify;

    AdaSigns(Verify verify) {
        this.verify = verify;
    }

    @BeforeEach
    void adaIsAllowed() {
        host = new TrustedHost(folder);
        repo = host.repository();
        ada = host.key("ada", "ed25519");
        host.allow("# who may\n\n", ada.line("ada@example.org"));
        tracker = host.tracker(verify);
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    /** As a daemon that starts. */
    void restart() {
        tracker.close();
        tracker = host.tracker(verify);
    }

    void assertTaken(CommitId commit) {
        Declared declared = tracker.look();
        assertThat(declared.fault()).isEmpty();
        assertThat(declared.refusal()).isEmpty();
        assertThat(declared.target().map(Revision::id)).contains(commit);
    }
}
