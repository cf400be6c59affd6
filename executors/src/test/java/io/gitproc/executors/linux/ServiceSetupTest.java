package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Launch.Credentials;
import io.gitproc.executors.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a service finds when it begins, and what is said when it cannot. */
final class ServiceSetupTest extends RealTest {
    @Test
    void aServiceHasTheUserTheGroupAndTheGroupsThatWereAskedFor() throws Exception {
        assumeRoot();

        String seen = outputOf("id -u; id -g; id -G", as(new Credentials(65534, 65533, List.of(100L, 65533L))));

        assertThat(seen.lines()).containsExactly("65534", "65533", "65533 100");
    }

    @Test
    void aServiceWithoutOtherGroupsKeepsNoneOfTheDaemons() throws Exception {
        assumeRoot();

        assertThat(outputOf("id -G", as(new Credentials(65534, 65534, List.of()))))
                .isEqualTo("65534\n");
    }

    @Test
    void onlyRootCanChangeTheUser() throws Exception {
        assumeFalse(kernel().facts().user().isRoot());
        start(WEB, running("true", as(new Credentials(0, 0, List.of()))));

        assertThat(field(awaitEnd(WEB), Records.EXIT, "code")).isEqualTo("216");
    }

    @Test
    void theEnvironmentIsWhatWasAskedForAndTheServicesNumber() throws Exception {
        TreeMap<String, String> environment = new TreeMap<>();
        environment.put("A", "one two");
        environment.put("B", "line\nbreak=ü");

        start(WEB, with(withEnvironment(environment), new Launch.Command("env", List.of("env", "-0"), false)));
        String pid = field(awaitEnd(WEB), Records.STARTED, "pid");

        assertThat(world().log(WEB).strip().split("\0"))
                .containsExactly("A=one two", "B=line\nbreak=ü", "SYSTEMD_EXEC_PID=" + pid);
    }

    @Test
    void argumentsArePassedAsTheyAre() throws Exception {
        Launch.Command command = new Launch.Command("printf", List.of("[%s]\\n", "", "a b", "*", "$HOME"), false);
        start(WEB, with(PLAIN, new Launch.Command("printf", prepend("argv0", command.arguments()), false)));
        awaitEnd(WEB);

        assertThat(world().log(WEB).lines()).containsExactly("[]", "[a b]", "[*]", "[$HOME]");
    }

    private static List<String> prepend(String first, List<String> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    @Test
    void aServiceBeginsInItsDirectory() throws Exception {
        assertThat(outputOf("pwd", in(world().folder().toString(), false)))
                .isEqualTo(world().folder().toRealPath() + "\n");
    }

    @Test
    void aMissingDirectoryIsSaidBeforeAnythingRuns() throws Exception {
        start(WEB, running("echo never", in("/no/such", false)));

        Look look = awaitEnd(WEB);

        assertThat(field(look, Records.EXIT, "code")).isEqualTo("200");
        assertThat(field(look, Records.EXIT, "step")).isEqualTo("CHDIR");
        assertThat(field(look, Records.EXIT, "subject")).isEqualTo("/no/such");
        assertThat(field(look, Records.EXIT, "errno")).isEqualTo("2");
        assertThat(look.records()).doesNotContainKey(Records.STARTED);
        assertThat(world().log(WEB)).isEmpty();
    }

    @Test
    void aDirectoryThatMayBeMissingIsReplacedByTheRoot() throws Exception {
        assertThat(outputOf("pwd", in("/no/such", true))).isEqualTo("/\n");
    }

    @Test
    void aDirectoryIsEnteredAsTheUserOfTheService() throws Exception {
        assumeRoot();
        Path closed = Files.createDirectory(
                world().folder().resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Launch launch = new Launch(
                List.of(),
                PLAIN.environment(),
                closed.toString(),
                false,
                as(new Credentials(65534, 65534, List.of())).credentials(),
                0022);
        start(WEB, running("true", launch));

        Look look = awaitEnd(WEB);

        assertThat(field(look, Records.EXIT, "step")).isEqualTo("CHDIR");
        assertThat(field(look, Records.EXIT, "cause")).isEqualTo("permission denied");
    }

    @Test
    void theFileModeMaskHolds() throws Exception {
        assertThat(outputOf("umask", withMask(0027))).isEqualTo("0027\n");
    }

    @Test
    void nothingIsOpenButTheStandardStreams() throws Exception {
        String open = outputOf("for f in /proc/$$/fd/*; do readlink $f; done");

        assertThat(open).matches("/dev/null\n(pipe:\\[[0-9]+]\n){2}");
    }

    @Test
    void noSignalIsBlockedAndOnlyThatOfABrokenPipeIgnored() throws Exception {
        String signals = outputOf("exec grep -E '^Sig(Blk|Ign)' /proc/self/status");

        assertThat(signals.lines()).containsExactly("SigBlk:\t0000000000000000", "SigIgn:\t0000000000001000");
    }

    @Test
    void aServiceLeadsASessionOfItsOwn() throws Exception {
        String stat = outputOf("cat /proc/$$/stat");

        List<String> fields = List.of(stat.substring(stat.lastIndexOf(") ") + 2).split(" "));
        String pid = stat.substring(0, stat.indexOf(' '));
        assertThat(fields.subList(2, 4)).containsExactly(pid, pid);
    }

    @Test
    void theLogIsAppendedToAndNotForEveryone() throws Exception {
        outputOf("echo one; echo two >&2");
        kernel().remove(WEB);
        outputOf("echo three");

        assertThat(world().log(WEB)).isEqualTo("one\ntwo\nthree\n");
        Path log = world().settings().logDirectory().resolve("web0.log");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aLinkInPlaceOfTheLogIsNotFollowed() throws Exception {
        Path victim = world().folder().resolve("victim");
        Files.createSymbolicLink(world().settings().logDirectory().resolve("web0.log"), victim);
        start(WEB, "echo x");

        assertThat(field(awaitEnd(WEB), Records.EXIT, "code")).isEqualTo("209");
        assertThat(victim).doesNotExist();
    }

    @Test
    void theOrdersAreGoneOnceTheServiceRuns() throws Exception {
        start(WEB, "exec sleep 1000");
        awaitStart(WEB);

        assertThat(world().settings().runtimeDirectory().resolve(WEB.toString()).resolve(Records.ORDERS))
                .doesNotExist();
    }

    @Test
    void aProgramThatIsNotExecutableIsSaid() throws Exception {
        Path text = Files.writeString(world().folder().resolve("text"), "hello");
        start(WEB, with(PLAIN, new Launch.Command(text.toString(), List.of("x"), false)));

        assertThat(field(awaitEnd(WEB), Records.EXIT, "cause")).isEqualTo("permission denied");
    }

    @Test
    void aZeroByteInAnArgumentIsRefusedAndNothingRuns() throws Exception {
        assertThatThrownBy(() -> start(WEB, "echo a\0b"))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("zero byte");
        assertThat(kernel().look(WEB).alive()).isFalse();
    }
}
