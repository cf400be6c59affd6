package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is wrong in a commit: it is told, and harms nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenUnitIT {
    private static final int TEN_MEGABYTES = 10_000_000;
    private static final int EXIT_FAILED = 1;

    private final Playground playground = Playground.open();
    private final WorkingCopy work = playground.work();

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void theLastGoodVersionOfABrokenUnitStaysAndTheRestOfTheCommitApplies() {
        service("mended", "ExecStart=/bin/sleep 1000");
        service("neighbour", "ExecStart=/bin/sleep 1000");
        push("Add two");
        UnitShown good = playground.unit("mended");
        long neighbour = playground.unit("neighbour").pid();

        service("mended", "ExecStrat=/bin/sleep 1001");
        service("neighbour", "ExecStart=/bin/sleep 1001");
        push("Break one, change the other");

        UnitShown broken = playground.unit("mended");
        assertThat(broken.pid()).isEqualTo(good.pid());
        assertThat(broken.commit()).isEqualTo(good.commit());
        assertThat(broken.errors()).anySatisfy(error -> assertThat(error).contains("ExecStart"));
        assertThat(playground.unit("neighbour").pid()).isNotEqualTo(neighbour);
        assertThat(playground.done("status")).contains("sync: Partial", "rejected mended.service");
        Finished sync = playground.gitproc("sync", "--wait");
        assertThat(sync.code()).isEqualTo(EXIT_FAILED);
        assertThat(sync.err()).contains("rejected mended.service");
    }

    @Test
    void aUnitWithoutExecStartIsRejectedWithLineAndHelp() {
        service("empty", "Restart=always");
        push("Push what may be wrong");

        UnitShown rejected = playground.unit("empty");
        assertThat(rejected.state()).isEqualTo("rejected");
        assertThat(rejected.errors())
                .containsExactly("empty.service:1:1: error: empty.service has no ExecStart=\n"
                        + "    help: write ExecStart= with an absolute path and arguments under [Service]");
        assertThat(playground.gitproc("status", "empty").out())
                .contains("empty.service:1:1: error: empty.service has no ExecStart=\n")
                .contains("    help: write ExecStart= with an absolute path");
    }

    @Test
    void aUserThatDoesNotExistIsNotReplacedByAnother() {
        service("stranger", "ExecStart=/bin/sleep 1000\nUser=nobody-of-that-name");
        push("Push what may be wrong");

        UnitShown stranger = playground.unit("stranger");
        assertThat(stranger.json().get("pid").isNull()).isTrue();
        assertThat(stranger.notes()).anySatisfy(note -> assertThat(note).contains("nobody-of-that-name"));
    }

    @Test
    void anExecutableThatDoesNotExistIsNamed() {
        service("missing", "ExecStart=/usr/bin/there-is-no-such-program --now");
        push("Push what may be wrong");

        assertThat(playground.awaitState("missing", "failed").lastCause())
                .contains("/usr/bin/there-is-no-such-program")
                .contains("no such file");
    }

    @Test
    void anExecutableThatDoesNotExistKeepsTheOldVersionRunning() {
        service("careful", "ExecStart=/bin/sleep 1000");
        push("Add careful");
        long pid = playground.unit("careful").pid();
        service("careful", "ExecStart=/usr/bin/there-is-no-such-program");
        push("Push what may be wrong");

        assertThat(playground.unit("careful").pid()).isEqualTo(pid);
        assertThat(playground.unit("careful").notes())
                .anySatisfy(note ->
                        assertThat(note).contains("update blocked").contains("/usr/bin/there-is-no-such-program"));
    }

    @Test
    void aDirectiveThatDoesNotExistIsToldAndHarmsNothing() {
        service("typo", "ExecStart=/bin/sleep 1000\nRestrat=always");
        push("Mistype");

        assertThat(playground.unit("typo").state()).isEqualTo("running");
        assertThat(playground.unit("typo").notes())
                .containsExactly(
                        "line 3: Restrat= is not a directive of [Service]; it is ignored; did you mean Restart=?");
        assertThat(playground.read("log/gitproc.log")).contains("typo.service:3:1: warning: Restrat= is not");
    }

    @Test
    void binaryGarbageIsRejected() {
        byte[] garbage = new byte[4096];
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = (byte) (i * 31 + i / 7);
        }
        work.write("garbage.service", garbage);
        push("Push what may be wrong");

        assertThat(playground.unit("garbage").state()).isEqualTo("rejected");
        assertThat(playground.unit("garbage").errors()).isNotEmpty();
        assertThat(playground.gitproc("status", "garbage").out()).matches("[\\p{Print}\n…]*");
    }

    @Test
    void aUnitFileOfTenMegabytesIsRejected() {
        String line = "# " + "x".repeat(98) + "\n";
        service("huge", "ExecStart=/bin/true\n" + line.repeat(TEN_MEGABYTES / line.length()));
        push("Push what may be wrong");

        assertThat(playground.unit("huge").state()).isEqualTo("rejected");
        assertThat(playground.unit("huge").errors().get(0))
                .contains("huge.service")
                .contains("bytes");
    }

    @Test
    void aFileWhoseNameLeadsOutsideIsNoUnit() {
        service("inside", "ExecStart=/bin/sleep 1000");
        push("Add inside");
        String blob = work.git("rev-parse", "HEAD:inside.service");
        String tree = tree("../../escape.service", blob);
        String commit = work.git("commit-tree", "-p", work.head(), "-m", "Lead outside", tree);
        work.git("push", "-q", "origin", commit + ":refs/heads/main");
        work.git("reset", "-q", "--soft", commit);
        playground.done("approve", commit); // It removes every unit.
        playground.settle();

        assertThat(playground.status().get("target").get("id").asText()).isEqualTo(commit);
        assertThat(playground.done("list")).doesNotContain("escape");
        assertThat(playground.read("log/gitproc.log")).contains("escape.service is ignored");
    }

    @Test
    void aCycleRefusesTheCommitAndIsPrinted() {
        service("calm", "ExecStart=/bin/sleep 1000");
        push("Add calm");
        long pid = playground.unit("calm").pid();
        service("calm", "ExecStart=/bin/sleep 1001");
        service("left", "ExecStart=/bin/sleep 1000\nAfter=right.service");
        service("right", "ExecStart=/bin/sleep 1000\nAfter=left.service");
        String refused = work.push("Turn in a circle");
        Finished sync = playground.gitproc("sync", "--wait");

        assertThat(sync.code()).isEqualTo(EXIT_FAILED);
        assertThat(sync.err())
                .contains("refused " + refused.substring(0, 7) + ": dependency cycle: left.service -> right.service");
        assertThat(playground.unit("calm").pid()).isEqualTo(pid);
        assertThat(playground.done("list")).contains("dependency cycle").doesNotContain("left.service  ");

        work.delete("left.service");
        push("Break the circle");
        assertThat(playground.unit("right").state()).isEqualTo("running");
        assertThat(playground.unit("calm").pid()).isNotEqualTo(pid);
    }

    private void service(String name, String lines) {
        work.write(name + ".service", ("[Service]\n" + lines + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for what comes of it, whether it is good or not. */
    private void push(String subject) {
        work.push(subject);
        playground.settle();
    }

    /** A tree of one file, with a name that no well-meaning git would write. */
    private String tree(String name, String blob) {
        byte[] entry = ("100644 " + name + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] id = HexFormat.of().parseHex(blob);
        byte[] tree = Arrays.copyOf(entry, entry.length + id.length);
        System.arraycopy(id, 0, tree, entry.length, id.length);
        work.write(".git/tree", tree);
        return work.git("hash-object", "-t", "tree", "--literally", "-w", ".git/tree");
    }
}
