package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A launcher that has no right: what it makes nevertheless, and what it says of the rest. */
@Timeout(120)
final class OrdinaryUserTest {
    private Path folder;
    private Path invocation;

    @BeforeEach
    void openFolder() throws Exception {
        assumeTrue(new ProcFs(Path.of("/proc")).effective("Uid").orElse(1) == 0, "needs root to become somebody else");
        folder = Files.createTempDirectory("gitproc-test");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        invocation = Files.createDirectory(folder.resolve("1-0123456789abcdef"));
        Files.copy(RealWorld.LAUNCHER, folder.resolve("gitproc-init"));
        Files.setPosixFilePermissions(folder.resolve("gitproc-init"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void removeFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What a script says until it and its launcher are gone, under orders and the rights of nobody. */
    private String outputUnder(String script, String... more) throws Exception {
        Path output = folder.resolve("output");
        perform("mkfifo", "-m", "666", output.toString());
        order("exec 2>&1 > " + output + "; " + script, more);
        // Not a child of ours, so that somebody reaps the one that takes over.
        new ProcessBuilder("sh", "-c", String.join(" ", asNobody(invocation.toString())) + "; exit 0").start();
        String said = Files.readString(output);
        awaitExit();
        return said;
    }

    /** The last that a launcher writes: it comes after the last word of the service. */
    private void awaitExit() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            while (!Files.exists(invocation.resolve("exit"))) {
                Thread.onSpinWait();
            }
        });
    }

    private String failureUnder(String... more) throws Exception {
        order("echo never", more);
        perform(asNobody(invocation.toString()));
        return Files.readString(invocation.resolve("exit"));
    }

    private void order(String script, String... more) throws Exception {
        List<String> orders = new ArrayList<>(List.of(more));
        orders.addAll(List.of("stdout=null", "stderr=null", "cwd=/", "umask=22", "exec=/bin/sh"));
        orders.addAll(List.of("arg=sh", "arg=-c", "arg=" + script));
        Files.writeString(invocation.resolve("orders"), String.join("\0", orders) + "\0");
        perform("chown", "-R", "65534:65534", invocation.toString());
    }

    private String[] asNobody(String argument) {
        String launcher = folder.resolve("gitproc-init").toString();
        return new String[] {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", launcher, argument};
    }

    private static String perform(String... command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private PidNamespaces probe() throws Exception {
        return PidNamespaces.parse(perform(asNobody("--probe")).strip());
    }

    @Test
    void rootNeedsNoUserNamespace() {
        PidNamespaces found = PidNamespaces.probe(RealWorld.LAUNCHER);

        assertThat(found.way()).isEqualTo(PidNamespaces.Way.AS_ROOT);
        assertThat(found.unenforced()).isEmpty();
    }

    @Test
    void aPidNamespaceIsMadeInAUserNamespaceAndTheUserStaysTheSame() throws Exception {
        assumeTrue(probe().way() == PidNamespaces.Way.BY_USER_NAMESPACE, "this host forbids user namespaces");

        assertThat(outputUnder("id -u; echo $$; ps -e -o comm= | sort | uniq | tr '\\n' ' '", "pidns=1", "userns=1"))
                .startsWith("65534\n2\n")
                .contains("gitproc-init")
                .doesNotContain("java");
    }

    @Test
    void aServiceInAUserNamespaceHasNoCapability() throws Exception {
        assumeTrue(probe().way() == PidNamespaces.Way.BY_USER_NAMESPACE, "this host forbids user namespaces");

        assertThat(outputUnder("grep CapEff /proc/self/status", "pidns=1", "userns=1"))
                .isEqualTo("CapEff:\t0000000000000000\n");
    }

    @Test
    void aPidNamespaceAloneIsForbidden() throws Exception {
        assertThat(failureUnder("pidns=1")).contains("code=226\n", "step=NAMESPACE\n", "operation not permitted");
    }

    @Test
    void aHigherPriorityIsForbidden() throws Exception {
        assertThat(failureUnder("nice=-5")).contains("code=201\n", "step=NICE\n", "subject=-5\n", "permission denied");
    }

    @Test
    void aRealTimePolicyIsForbidden() throws Exception {
        assertThat(failureUnder("sched=1:1:0")).contains("code=214\n", "operation not permitted");
    }

    @Test
    void anotherUserIsForbidden() throws Exception {
        assertThat(failureUnder("uid=0", "gid=0")).contains("code=216\n", "step=GROUP\n");
    }

    @Test
    void aSmallerBoundIsForbidden() throws Exception {
        assertThat(failureUnder("bounding=0")).contains("code=218\n", "step=CAPABILITIES\n");
    }

    @Test
    void aDirectoryOfSomebodyElseIsForbidden() throws Exception {
        assertThat(failureUnder("directory=755:0:0:" + invocation + "/x"))
                .contains("code=233\n", "step=RUNTIME_DIRECTORY\n", "operation not permitted");
        Files.deleteIfExists(invocation.resolve("x"));
    }

    @Test
    void aHostThatForbidsThemIsSaid() {
        assertThat(PidNamespaces.parse("operation not permitted").unenforced())
                .containsExactly("PrivatePIDs: no pid namespace can be made (operation not permitted)");
    }

    @Test
    void aLauncherThatCannotBeAskedIsSaid() {
        assertThat(PidNamespaces.probe(folder.resolve("missing")).way()).isEqualTo(PidNamespaces.Way.NONE);
    }

    @Test
    void aHardLimitThatCannotBeRaisedIsKept() throws Exception {
        assertThat(Optional.of(outputUnder("ulimit -Hn", "rlimit=7:infinity:infinity")))
                .hasValueSatisfying(limit -> assertThat(limit.strip()).matches("[0-9]+"));
    }
}
