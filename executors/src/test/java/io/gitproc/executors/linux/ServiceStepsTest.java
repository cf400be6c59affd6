package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.executors.Records;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each step on the way to the program: what it does, and what is said when it cannot. */
final class ServiceStepsTest extends OrderedTest {
    private static final String NOBODY = "uid=65534";
    private static final String NOGROUP = "gid=65534";

    @BeforeEach
    void needsRoot() {
        assumeRoot();
    }

    /** Fields of {@code /proc/self/status}. */
    private List<String> status(String fields, String... orders) throws Exception {
        return outputUnder("exec grep -E '^(" + fields + "):' /proc/self/status", orders)
                .lines()
                .map(line -> line.replace("\t", ""))
                .toList();
    }

    @Test
    void theNiceLevelHolds() throws Exception {
        assertThat(outputUnder("nice", "nice=5")).isEqualTo("5\n");
    }

    @Test
    void aSocketWhosePathIsTooLongFailsTheStart() throws Exception {
        String path = "/" + "d".repeat(107);

        assertThat(failureUnder("notify=" + path)).isEqualTo("1 NOTIFY " + path + " file name too long");
    }

    @Test
    void theOutOfMemoryScoreHolds() throws Exception {
        assertThat(outputUnder("cat /proc/self/oom_score_adj", "oom=500")).isEqualTo("500\n");
    }

    @Test
    void anOutOfMemoryScoreThatIsForbiddenDoesNotFailTheStart() throws Exception {
        assertThat(outputUnder("cat /proc/self/oom_score_adj", "oom=-1000")).isIn("-1000\n", "0\n");
    }

    @Test
    void thePriorityOfInputAndOutputHolds() throws Exception {
        assertThat(outputUnder("ionice", "ioprio=2:6")).isEqualTo("best-effort: prio 6\n");
    }

    @Test
    void theIdleClassOfInputAndOutputHolds() throws Exception {
        assertThat(outputUnder("ionice", "ioprio=3:7")).startsWith("idle");
    }

    @Test
    void theSchedulingPolicyHolds() throws Exception {
        assertThat(outputUnder("chrt -p $$", "sched=3:0:0")).contains("policy: SCHED_BATCH\n");
    }

    @Test
    void theSchedulingPolicyIsResetInChildren() throws Exception {
        assertThat(outputUnder("chrt -p $$", "sched=3:0:1")).contains("SCHED_BATCH|SCHED_RESET_ON_FORK\n");
    }

    @Test
    void theProcessorsAreThoseThatWereAskedFor() throws Exception {
        assertThat(status("Cpus_allowed_list", "affinity=0")).containsExactly("Cpus_allowed_list:0");
    }

    @Test
    void aListOfProcessorsMayHaveRanges() throws Exception {
        assertThat(status("Cpus_allowed_list", "affinity=0-0,0")).containsExactly("Cpus_allowed_list:0");
    }

    @Test
    void limitsOfResourcesHold() throws Exception {
        String limits = outputUnder("ulimit -Sn; ulimit -Hn; ulimit -Sc", "rlimit=7:100:200", "rlimit=4:0:0");

        assertThat(limits).isEqualTo("100\n200\n0\n");
    }

    @Test
    void aLimitAboveWhatMayBeHadIsCutDownToThat() throws Exception {
        String hard = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split(" +")[4])
                .findFirst()
                .orElseThrow();

        assertThat(outputUnder("ulimit -Hn", "rlimit=7:infinity:infinity")).isEqualTo(hard + "\n");
    }

    @Test
    void capabilitiesOutsideTheBoundAreGone() throws Exception {
        assertThat(status("CapPrm|CapEff|CapBnd", "bounding=401"))
                .containsExactly("CapPrm:0000000000000401", "CapEff:0000000000000401", "CapBnd:0000000000000401");
    }

    @Test
    void anEmptyBoundLeavesNoCapabilityAndTheUserIsStillChanged() throws Exception {
        assertThat(status("Uid|CapEff|CapBnd", "bounding=0", NOBODY, NOGROUP))
                .containsExactly("Uid:65534655346553465534", "CapEff:0000000000000000", "CapBnd:0000000000000000");
    }

    @Test
    void ambientCapabilitiesOutliveTheChangeOfUserAndNothingElseDoes() throws Exception {
        assertThat(status("CapInh|CapPrm|CapEff|CapAmb", "ambient=400", NOBODY, NOGROUP))
                .containsExactly(
                        "CapInh:0000000000000400",
                        "CapPrm:0000000000000400",
                        "CapEff:0000000000000400",
                        "CapAmb:0000000000000400");
    }

    @Test
    void aUserWithoutAmbientCapabilitiesHasNone() throws Exception {
        assertThat(status("CapPrm|CapEff|CapAmb", NOBODY, NOGROUP))
                .containsExactly("CapPrm:0000000000000000", "CapEff:0000000000000000", "CapAmb:0000000000000000");
    }

    @Test
    void newPrivilegesAreForbidden() throws Exception {
        assertThat(status("NoNewPrivs", "nnp=1")).containsExactly("NoNewPrivs:1");
    }

    @Test
    void aBrokenPipeKillsWhereItIsNotIgnored() throws Exception {
        assertThat(status("SigIgn", "sigpipe=1")).containsExactly("SigIgn:0000000000000000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nice=five | 201 NICE five invalid argument",
                "nice=--5 | 201 NICE --5 invalid argument",
                "nice=21 | 201 NICE 21 invalid argument",
                "oom=1001 | 206 OOM_ADJUST 1001 invalid argument",
                "ioprio=4:0 | 211 IOPRIO 4:0 invalid argument",
                "ioprio=2:8 | 211 IOPRIO 2:8 invalid argument",
                "ioprio=2 | 211 IOPRIO 2 invalid argument",
                "sched=1:0:0 | 214 SETSCHEDULER 1:0:0 invalid argument",
                "sched=0:0:2 | 214 SETSCHEDULER 0:0:2 invalid argument",
                "affinity=1-0 | 215 CPUAFFINITY 1-0 invalid argument",
                "affinity=0- | 215 CPUAFFINITY 0- invalid argument",
                "affinity=0, | 215 CPUAFFINITY 0, invalid argument",
                "affinity=1023 | 215 CPUAFFINITY 1023 invalid argument",
                "affinity=1024 | 215 CPUAFFINITY 1024 invalid argument",
                "rlimit=99:1:1 | 205 LIMITS 99:1:1 invalid argument",
                "rlimit=7:2:1 | 205 LIMITS 7:2:1 invalid argument",
                "rlimit=7:many:1 | 205 LIMITS 7:many:1 invalid argument",
                "bounding=all | 218 CAPABILITIES all invalid argument",
                "ambient=-1 | 218 CAPABILITIES -1 invalid argument",
                "directory=755:0:0:x | 233 RUNTIME_DIRECTORY x invalid argument",
                "directory=888:0:0:/x | 233 RUNTIME_DIRECTORY 888:0:0:/x invalid argument",
                "directory=755:0:0:/var/lib/../x | 238 STATE_DIRECTORY /var/lib/../x invalid argument",
                "directory=755:0:0:/proc/x | 233 RUNTIME_DIRECTORY /proc/x no such file or directory",
                "stdout=tty | 209 STDOUT tty invalid argument",
                "stdout=file:x | 209 STDOUT x invalid argument",
                "stderr=append:/no/x | 222 STDERR /no/x no such file or directory",
                "cgroup=/no/cgroup | 219 CGROUP /no/cgroup no such file or directory",
                "umask=888 | 1 UMASK 888 invalid argument",
                "nnp=0 | 1 ORDERS nnp invalid argument",
                "secret=1 | 1 ORDERS secret invalid argument",
            })
    void aBadOrderFailsTheStartAtItsStep(String order, String failure) throws Exception {
        assertThat(failureUnder(order)).isEqualTo(failure);
    }

    @Test
    void anAmbientCapabilityOutsideTheBoundFailsTheStart() throws Exception {
        assertThat(failureUnder("bounding=0", "ambient=400")).isEqualTo("218 CAPABILITIES 400 operation not permitted");
    }

    // Directories.

    @Test
    void aDirectoryIsMadeWithItsParentsAndGivenToItsOwner() throws Exception {
        Path made = world().folder().resolve("one").resolve("two");

        assertThat(outputUnder("cd " + made + " && echo entered", directory("750", made)))
                .isEqualTo("entered\n");

        assertThat(attributes(made)).isEqualTo("rwxr-x--- 65534 65533");
        assertThat(attributes(made.getParent())).isEqualTo("rwxr-xr-x 0 0");
    }

    private static String directory(String mode, Path path) {
        return "directory=" + mode + ":65534:65533:" + path;
    }

    private static String attributes(Path path) throws Exception {
        Map<String, Object> found = Files.readAttributes(path, "unix:*", LinkOption.NOFOLLOW_LINKS);
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        return mode + " " + found.get("uid") + " " + found.get("gid");
    }

    @Test
    void aDirectoryThatIsThereGetsItsOwnerAndMode() throws Exception {
        Path there = Files.createDirectory(world().folder().resolve("there"));

        run("true", directory("700", there));

        assertThat(attributes(there)).isEqualTo("rwx------ 65534 65533");
    }

    @Test
    void aLinkInPlaceOfADirectoryIsNotFollowed() throws Exception {
        Path victim = Files.createDirectory(world().folder().resolve("victim"));
        Path link = Files.createSymbolicLink(world().folder().resolve("link"), victim);

        assertThat(failureUnder(directory("777", link)))
                .isEqualTo("233 RUNTIME_DIRECTORY " + link + " not a directory");
        assertThat(attributes(victim)).isEqualTo("rwxr-xr-x 0 0");
    }

    @Test
    void aLinkOnTheWayToADirectoryIsNotFollowedEither() throws Exception {
        Path victim = Files.createDirectory(world().folder().resolve("victim"));
        Path link = Files.createSymbolicLink(world().folder().resolve("link"), victim);

        assertThat(failureUnder(directory("777", link.resolve("x")))).endsWith("/link/x not a directory");
        assertThat(victim).isEmptyDirectory();
    }

    // Streams.

    @Test
    void aFileIsAppendedTo() throws Exception {
        Path file = Files.writeString(world().folder().resolve("out"), "before\n");

        run("echo one; echo two >&2", "stdout=append:" + file, "stderr=inherit");

        assertThat(file).content().isEqualTo("before\none\ntwo\n");
    }

    @Test
    void aFileIsTruncated() throws Exception {
        Path file = Files.writeString(world().folder().resolve("out"), "before\n");

        run("echo one", "stdout=truncate:" + file);

        assertThat(file).content().isEqualTo("one\n");
    }

    @Test
    void aFileIsWrittenFromItsBeginningAndMadeUnderTheMaskOfTheService() throws Exception {
        Path file = world().folder().resolve("out");
        run("printf 12345", "stdout=file:" + file, "umask=27");
        kernel().remove(WEB);

        run("printf ab", "stdout=file:" + file);

        assertThat(file).content().isEqualTo("ab345");
        assertThat(attributes(file)).isEqualTo("rw-r----- 0 0");
    }

    @Test
    void aStreamGoesNowhere() throws Exception {
        assertThat(outputUnder("f=$(readlink /proc/$$/fd/1); echo $f >&2", "stdout=null", "stderr=log:" + log()))
                .isEqualTo("/dev/null\n");
    }

    private Path log() {
        return world().logFile(WEB);
    }

    @Test
    void anErrorStreamThatInheritsIsTheStandardOutput() throws Exception {
        assertThat(outputUnder("[ /proc/$$/fd/1 -ef /proc/$$/fd/2 ] && echo same"))
                .isEqualTo("same\n");
    }

    @Test
    void aLinkInPlaceOfAFileIsNotFollowed() throws Exception {
        Path victim = world().folder().resolve("victim");
        Path link = Files.createSymbolicLink(world().folder().resolve("link"), victim);

        assertThat(failureUnder("stdout=append:" + link))
                .isEqualTo("209 STDOUT " + link + " too many levels of symbolic links");
        assertThat(victim).doesNotExist();
    }

    // The cgroup.

    @Test
    void aServiceIsInItsCgroupAndItsLauncherIsNot() throws Exception {
        String cgroups = outputUnder("cat /proc/$$/cgroup; echo; cat /proc/$PPID/cgroup");

        String[] both = cgroups.split("\n\n");
        assertThat(both[0]).contains("/" + WEB);
        assertThat(both[1]).doesNotContain("/" + WEB).contains("/launchers");
    }

    @Test
    void aKillOfTheServiceIsWrittenDownByItsLauncher() throws Exception {
        start(WEB, "exec sleep 1000");
        awaitStart(WEB);

        kernel().kill(WEB);

        Look end = awaitEnd(WEB);
        assertThat(field(end, Records.EXIT, "signal")).isEqualTo("9");
    }
}
