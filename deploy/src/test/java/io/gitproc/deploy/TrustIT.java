package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.Programs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code verify: range}: what nobody with a key of the host vouches for does not run. */
class TrustIT {
    private static final int EXIT_FAILED = 1;

    private final Playground playground = Playground.quiet();
    private final WorkingCopy work = playground.work();
    private final Path key = playground.folder().resolve("ada");

    @BeforeEach
    void trustAda() {
        Programs.assume("ssh-keygen");
        Finished made = Finished.run(
                playground.folder(),
                List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "for a test", "-f", key.toString()));
        assertThat(made.code()).as("%s", made).isZero();
        playground.write("signers", "ada@example.org namespaces=\"git\" " + playground.read("ada.pub"));
        configure();
        playground.startDaemon();
    }

    private void configure(String... more) {
        playground.configure(
                "repo_path: " + playground.repository(),
                "verify: range",
                "allowed_signers: signers",
                String.join("\n", more));
    }

    @AfterEach
    void close() {
        playground.close();
    }

    private String pushSigned(String message) {
        work.git("add", "--all");
        work.git(
                "-c",
                "gpg.format=ssh",
                "-c",
                "user.signingkey=" + key,
                "commit",
                "-q",
                "--allow-empty",
                "-S",
                "-m",
                message);
        work.git("push", "-q", "origin", "HEAD:main");
        return work.head();
    }

    private void service(String name, int seconds) {
        work.write(name + ".service", "[Service]\nExecStart=/bin/sleep " + seconds + "\n");
    }

    private List<String> running() {
        return new RunningProcess(playground.unit("web").pid()).arguments();
    }

    @Test
    void anUnsignedCommitUnderASignedHeadIsRefusedAndThenSealed() {
        service("web", 1001);
        String good = pushSigned("Good");
        assertThat(playground.settle()).contains("converged to " + good.substring(0, 7));
        long pid = playground.unit("web").pid();

        service("web", 666);
        String bad = work.push("Slip in");
        service("other", 1002);
        String head = pushSigned("Add other");

        Finished sync = playground.gitproc("sync");
        assertThat(sync.code()).isEqualTo(EXIT_FAILED);
        assertThat(sync.err())
                .startsWith("refused " + head.substring(0, 7) + ": commit " + bad.substring(0, 7)
                        + " (Slip in) is not trusted: it is not signed; accepted: ada@example.org (ED25519 SHA256:")
                .contains("help: sign it and push again");
        assertThat(playground.done("status"))
                .contains("sync: Blocked")
                .contains("commit " + bad.substring(0, 7) + " (Slip in) is not trusted");
        assertThat(playground.status().get("units").findValuesAsText("name")).containsExactly("web.service");
        assertThat(playground.unit("web").pid()).isEqualTo(pid);

        playground.killDaemon();
        playground.startDaemon();
        playground.gitproc("sync");
        assertThat(playground.unit("web").pid()).isEqualTo(pid);
        assertThat(playground.gitproc("rollback", bad).err())
                .startsWith("cannot roll back to " + bad.substring(0, 7) + ": commit " + bad.substring(0, 7)
                        + " (Slip in) is not trusted: it is not signed");

        service("web", 1003);
        String mended = pushSigned("Mend it\n\nGitProc-Seal: " + bad);
        assertThat(playground.settle()).contains("converged to " + mended.substring(0, 7));
        assertThat(running()).containsExactly("/bin/sleep", "1003");
        assertThat(playground.done("status")).contains("sync: Synced");
    }

    @Test
    void aUnitThatBreaksThePolicyIsRejectedAndItsOldVersionRunsOn() {
        playground.write("policy.yaml", "allowed_exec_prefixes: [/bin/sleep, /usr/bin/sleep]\n");
        playground.killDaemon();
        configure("policy_file: policy.yaml");
        playground.startDaemon();
        service("web", 1001);
        pushSigned("Good");
        playground.settle();
        long pid = playground.unit("web").pid();

        work.write("web.service", "[Service]\nExecStart=/bin/sh -c 'sleep 666'\n");
        pushSigned("Run a shell");
        playground.settle();

        assertThat(playground.unit("web").pid()).isEqualTo(pid);
        assertThat(playground.done("status"))
                .contains("sync: Partial")
                .contains("ExecStart=/bin/sh is not below the allowed_exec_prefixes of "
                        + playground.folder().resolve("policy.yaml"));
    }

    @Test
    void aKeyThatIsListedLaterHealsByItself() {
        String keys = playground.read("signers");
        playground.write("signers", "# nobody yet\n");
        service("web", 1001);
        pushSigned("Good");
        assertThat(playground.gitproc("sync").err())
                .contains("no SSH key is accepted")
                .contains("names none");

        playground.write("signers", keys);

        assertThat(playground.awaitState("web", "running").pid()).isPositive();
    }
}
