package io.gitproc.reconciler.source;

import static io.gitproc.reconciler.source.Units.WEB;
import static io.gitproc.reconciler.source.Units.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.reconciler.config.Verify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The host's policy file, whoever pushed: units that break it are rejected, protected ones stay as they are. */
final class PolicyTest {
    @TempDir
    Path folder;

    private TrustedHost host;
    private GitRepo repo;
    private Tracker tracker;

    @BeforeEach
    void open() {
        host = new TrustedHost(folder);
        repo = host.repository();
        policy("");
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    /** As a new daemon would find it. */
    private void policy(String text) {
        host.write(host.policy(), text);
        tracker = host.tracker(Verify.NONE);
    }

    private Diagnostic rejection(String content) {
        repo.commit("web.service", "[Service]\n" + content);
        Declared declared = tracker.look();
        assertThat(declared.fault()).isEmpty();
        assertThat(declared.refusal()).isEmpty();
        return declared.rejected().get(WEB).diagnostics().get(0);
    }

    private void assertAccepted(String content) {
        CommitId commit = repo.commit("web.service", "[Service]\n" + content);
        Declared declared = tracker.look();
        assertThat(declared.rejected()).isEmpty();
        assertThat(declared.target().map(Revision::id)).contains(commit);
    }

    @Test
    void aUserThatIsNotAllowedRejectsTheUnitAtItsLine() {
        policy("allowed_users: [app, www-data]\n");

        assertThat(rejection("ExecStart=/bin/web\nUser=eve\n").toString())
                .isEqualTo("web.service:3:1: error: User=eve, which allowed_users of " + host.policy()
                        + " does not have\n    help: write User= with a user that may be, such as app, www-data");
        assertAccepted("ExecStart=/bin/web\nUser=app\n");
    }

    @ParameterizedTest
    @CsvSource({"User=root", "User=0", "User=00", "User="})
    void rootIsRootHoweverItIsWritten(String user) {
        policy("deny_root: true");

        assertThat(rejection("ExecStart=/bin/web\n" + user + "\n").message())
                .contains("deny_root of " + host.policy() + " forbids");
        assertAccepted("ExecStart=/bin/web\nUser=app\n");
    }

    @ParameterizedTest
    @CsvSource({"+", "!", "!!", "-+"})
    void aPrefixThatBeginsAsRootIsRoot(String prefix) {
        policy("deny_root: true");

        assertThat(rejection("User=app\nExecStart=" + prefix + "/bin/web\n"))
                .matches(it -> it.line() == 3)
                .matches(it -> it.message().contains("/bin/web begins as root, which deny_root of"));
    }

    @Test
    void usersThatMayRunDoNotMakePrivilegedPrefixesLegal() {
        policy("allowed_users: [app]");

        assertThat(rejection("User=app\nExecStart=+/bin/web\n").message()).contains("begins as root");
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/other, is not below the",
        "/opt/application/web, is not below the",
        "/opt/app/../../bin/sh, has .. in its path",
        "/opt/app/./../sh, has .. in its path",
        "-/bin/other, is not below the",
        "@/bin/other web, is not below the",
        "sh, is a bare name"
    })
    void aProgramElsewhereRejectsTheUnit(String command, String why) {
        policy("allowed_exec_prefixes: [/opt/app/, /usr/bin/env]");

        assertThat(rejection("ExecStart=" + command + "\n"))
                .matches(it -> it.line() == 2)
                .matches(it -> it.message().contains(why))
                .matches(it -> it.hint().equals("allowed are /opt/app, /usr/bin/env"));
    }

    @Test
    void everyCommandCounts() {
        policy("allowed_exec_prefixes: [/opt/app]");

        assertThat(rejection("Type=oneshot\nExecStart=/opt/app/web\nExecStart=/bin/sh -c evil\n")
                        .message())
                .startsWith("ExecStart=/bin/sh is not below the allowed_exec_prefixes of " + host.policy());
        assertThat(rejection("Type=oneshot\nExecStart=/opt/app/web ; /bin/sh -c evil\n")
                        .message())
                .startsWith("ExecStart=/bin/sh");
    }

    @Test
    void aProgramBelowAFolderOfThePolicyRuns() {
        policy("allowed_exec_prefixes: [/opt/app/, /usr/bin/env]");

        assertAccepted("ExecStart=/opt/app/bin/web\n");
        assertAccepted("ExecStart=/usr/bin/env A=1\n");
        assertAccepted("ExecStart=//opt/./app//web\n");
    }

    @Test
    void aLinkThatLeadsElsewhereIsFollowed() throws IOException {
        Path allowed = Files.createDirectories(folder.resolve("app"));
        Files.createSymbolicLink(allowed.resolve("web"), Path.of("/etc/passwd"));
        Files.writeString(allowed.resolve("real"), "");
        Files.createSymbolicLink(allowed.resolve("current"), allowed.resolve("real"));
        policy("allowed_exec_prefixes: [" + allowed + "]");

        assertThat(rejection("ExecStart=" + allowed + "/web\n").message())
                .contains("leads to /etc/passwd, which is not below the");
        assertAccepted("ExecStart=" + allowed + "/current\n");
    }

    @Test
    void theLastGoodVersionStaysUnlessItBreaksThePolicyToo() {
        repo.commit("web.service", "[Service]\nExecStart=/bin/web\n");
        CommitId good = repo.commit("web.service", "[Service]\nExecStart=/bin/web\nUser=app\n");
        tracker.look();
        policy("deny_root: true");

        rejection("ExecStart=/bin/web 2\n");

        Rejection rejection = tracker.look().rejected().get(WEB);
        assertThat(rejection.standIn()).contains(good);
        assertThat(repo.id("HEAD~2")).isNotEqualTo(good);
    }

    @Test
    void aChangedPolicyIsObeyedWithoutARefThatMoves() {
        assertAccepted("ExecStart=/bin/web\n");

        host.write(host.policy(), "deny_root: true\n");
        assertThat(tracker.look().rejected()).containsOnlyKeys(WEB);

        host.write(host.policy(), "deny_root: false\n");
        assertThat(tracker.look().rejected()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"web.service", "web", "w?b", "ssh,web"})
    void aProtectedUnitIsNeitherChangedNorRemoved(String name) {
        policy("protected_units: ['" + name + "', 'db*']\n");
        CommitId good = repo.commit("web.service", unit(1));
        assertThat(tracker.look().target().map(Revision::id)).contains(good);

        CommitId bad = repo.commit("web.service", unit(2));
        Refusal refusal = tracker.look().refusal().orElseThrow();
        assertThat(refusal.revision().id()).isEqualTo(bad);
        assertThat(refusal.reason())
                .isEqualTo("it changes or removes web.service, which protected_units of " + host.policy() + " forbids");
        repo.remove("web.service").commit("remove web");
        assertThat(tracker.look().refusal()).isPresent();
        assertThat(tracker.look().desired().orElseThrow().commit()).isEqualTo(good);

        CommitId mended = repo.commit("web.service", "# a comment\n" + unit(1));
        assertThat(tracker.look().target().map(Revision::id)).contains(mended);
    }

    @Test
    void aProtectedUnitMayComeForTheFirstTime() {
        policy("protected_units: [web.service]\n");
        repo.commit("db.service", unit(1));
        tracker.look();

        CommitId added = repo.commit("web.service", unit(1));

        assertThat(tracker.look().target().map(Revision::id)).contains(added);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "denyroot: true | 1:1: error: unknown key denyroot | did you mean deny_root?",
                "nonsense: true | 1:1: error: unknown key nonsense | there are allowed_users, deny_root, allowed_exec_prefixes, protected_units, signers",
                "deny_root: perhaps | 1:12: error: deny_root is neither true nor false | write one of them",
                "allowed_users: app | 1:16: error: allowed_users is not a list | ''",
                "allowed_users: [[]] | 1:17: error: allowed_users has an entry that is no text | ''",
                "allowed_exec_prefixes: [bin] | 1:24: error: allowed_exec_prefixes has an entry that is no absolute path | write folders such as /opt/app",
                "[1] | 1:1: error: the policy is not a mapping of keys to values | ''",
                "{ | 1:2: error: syntax error: while parsing a flow node | ''",
                "signers: {a: x} | 1:14: error: a is not a list | ''",
            })
    void aPolicyThatIsNotUnderstoodRefusesWithItsPlace(String text, String why, String hint) {
        CommitId good = repo.commit("web.service", unit(1));
        tracker.look();
        host.write(host.policy(), text + "\n");
        repo.commit("web.service", unit(2));

        Refusal refusal = tracker.look().refusal().orElseThrow();

        assertThat(refusal.reason()).isEqualTo(host.policy() + ":" + why);
        assertThat(refusal.hint()).isEqualTo(hint);
        assertThat(tracker.look().desired().orElseThrow().commit()).isEqualTo(good);
    }

    @Test
    void aPolicyThatIsNamedMustBeThere() throws IOException {
        CommitId commit = repo.commit("web.service", unit(1));
        Files.delete(host.policy());
        assertThat(tracker.look().refusal().orElseThrow().reason()).isEqualTo(host.policy() + " does not exist");

        host.write(host.policy(), "deny_root: false\n");

        assertThat(tracker.look().target().map(Revision::id)).contains(commit);
    }

    @Test
    void whoMayChangeWhatNeedsSignatures() {
        policy("signers: {ada: ['**']}\n");
        repo.commit("web.service", unit(1));

        assertThat(tracker.look().refusal().orElseThrow().reason())
                .isEqualTo(host.policy() + " says who may change what, which only verify: range can tell");
    }
}
