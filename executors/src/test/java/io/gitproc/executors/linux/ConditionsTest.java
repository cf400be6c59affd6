package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Conditions;
import io.gitproc.executors.Host;
import io.gitproc.executors.launch.DirectExecutor;
import io.gitproc.model.order.Ordering;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.StopCause;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.plan.Unmet;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions, asked of this host. */
final class ConditionsTest extends RealTest {
    private static final UnitName WEB_UNIT = UnitName.of("web");
    private static final CommitId COMMIT = new CommitId("0".repeat(40));

    @TempDir
    private Path folder;

    private Conditions conditions;

    @BeforeEach
    void open() {
        conditions = new Host(kernel(), new DirectExecutor(new TreeMap<>()), List.of("web1")).conditions();
    }

    @Test
    void whatStandsAtAPathIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("a.conf"), "x");
        Path program = Files.writeString(folder.resolve("run"), "x");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rw-r--r-x"));
        Path empty = Files.createFile(folder.resolve("empty"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        Path broken = Files.createSymbolicLink(folder.resolve("broken"), folder.resolve("none"));
        Path hidden = Files.createDirectory(folder.resolve("hidden"));
        Files.createFile(hidden.resolve(".keep"));

        isMet("PathExists", file);
        isMet("PathExists", link);
        isNotMet("PathExists", broken);
        isNotMet("PathExists", file.resolve("below"));
        isMet("PathExistsGlob", folder.resolve("[a]*.{toml,conf}"));
        isMet("PathExistsGlob", folder.resolve("brok*"));
        isMet("PathExistsGlob", broken);
        isNotMet("PathExistsGlob", folder.resolve("*.toml"));
        isMet("PathIsDirectory", folder);
        isNotMet("PathIsDirectory", file);
        isMet("PathIsSymbolicLink", link);
        isMet("PathIsSymbolicLink", broken);
        isNotMet("PathIsSymbolicLink", file);
        isMet("FileNotEmpty", link);
        isNotMet("FileNotEmpty", empty);
        isNotMet("FileNotEmpty", folder);
        isMet("FileIsExecutable", program);
        isNotMet("FileIsExecutable", file);
        isMet("DirectoryNotEmpty", folder);
        isNotMet("DirectoryNotEmpty", hidden);
        isNotMet("DirectoryNotEmpty", file);
        isMet("PathIsReadWrite", folder);
    }

    @Test
    void socketsAndMountsAreTold() throws IOException {
        Path path = folder.resolve("socket");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(path));

            isMet("PathIsSocket", path);
            isNotMet("PathIsSocket", folder);
        }
        isMet("PathIsMountPoint", Path.of("/proc"));
        isMet("PathIsMountPoint", Path.of("/"));
        isNotMet("PathIsMountPoint", folder);
    }

    @Test
    void theMachineTellsOfItself() throws IOException {
        isMet(
                "Host",
                Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().toUpperCase(Locale.ROOT));
        isMet("Host", "web*");
        isNotMet("Host", "nobody-calls-a-host-so");
        isMet("KernelVersion", ">=5.4");
        isMet(
                "KernelVersion",
                Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());
        isNotMet("KernelVersion", ">=1000");
        isMet("Memory", "64M");
        isNotMet("Memory", "1000T");
        isMet("CPUs", ">=1");
        isNotMet("CPUs", ">100000");
        isMet("Architecture", "native");
        isNotMet("Architecture", "tilegx");
        isMet("User", kernel().facts().user().name());
        isMet("Group", Long.toString(kernel().facts().user().gid()));
        isNotMet("User", "no-such-user");
        isMet("Environment", "PATH");
        isMet("Environment", "PATH=" + System.getenv("PATH"));
        isNotMet("Environment", "NOBODY_SETS_THIS");
        assertThat(isMet("ConditionVirtualization=yes")).isNotEqualTo(isMet("ConditionVirtualization=no"));
    }

    @Test
    void whatIsHeldIsNotAsked() {
        Wanted held = Wanted.running(spec("ConditionPathExists=/none"), COMMIT)
                .held(new StopCause(StopCause.Kind.HELD, "stopped by alice"));

        assertThat(unmet(held)).isEmpty();
    }

    @Test
    void anAssertIsAskedAfterTheConditions() {
        assertThat(unmet(Wanted.running(spec("AssertPathExists=/none\nConditionPathExists=/none"), COMMIT))
                        .map(Unmet::words))
                .hasValue("condition: ConditionPathExists=/none is not met");
        assertThat(unmet(Wanted.running(spec("AssertPathExists=/none\nConditionPathExists=/"), COMMIT))
                        .map(Unmet::words))
                .hasValue("assert: AssertPathExists=/none is not met");
    }

    private void isMet(String kind, Path path) {
        isMet(kind, path.toString());
    }

    private void isNotMet(String kind, Path path) {
        isNotMet(kind, path.toString());
    }

    /** And its opposite is not. */
    private void isMet(String kind, String parameter) {
        assertThat(isMet("Condition" + kind + "=" + parameter)).isTrue();
        assertThat(isMet("Condition" + kind + "=!" + parameter)).isFalse();
    }

    private void isNotMet(String kind, String parameter) {
        assertThat(isMet("Condition" + kind + "=" + parameter)).isFalse();
        assertThat(isMet("Condition" + kind + "=!" + parameter)).isTrue();
    }

    private boolean isMet(String line) {
        return unmet(Wanted.running(spec(line), COMMIT)).isEmpty();
    }

    private Optional<Unmet> unmet(Wanted wanted) {
        SortedMap<UnitName, Wanted> units = new TreeMap<>();
        units.put(WEB_UNIT, wanted);
        Observed nothing = new Observed(Instant.EPOCH, new TreeMap<>());
        return conditions
                .over(new Desired(COMMIT, units, Ordering.empty()), nothing)
                .unit(WEB_UNIT)
                .flatMap(UnitStatus::unmet);
    }

    private static ServiceSpec spec(String lines) {
        String text = "[Unit]\n" + lines + "\n[Service]\nExecStart=/bin/web\n";
        return UnitParser.parse(WEB_UNIT, text).spec().orElseThrow();
    }
}
