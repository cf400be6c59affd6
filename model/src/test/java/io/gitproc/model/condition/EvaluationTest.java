package io.gitproc.model.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.condition.FileStatus.Kind;
import io.gitproc.model.unit.ConditionFamily;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {
    private static final String MOUNTS = """
            22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
            23 22 0:5 / /mnt/data\\040disk rw - ext4 /dev/sdb ro
            24 22 0:6 / /mnt/ro ro,nosuid - tmpfs tmpfs rw
            25 24 0:7 / /mnt/ro/rw rw - tmpfs tmpfs rw
            26 22 0:8 / /mnt/twice ro - tmpfs tmpfs rw
            27 26 0:9 / /mnt/twice rw - tmpfs tmpfs rw
            28 22 0:10 / /mnt/late/ro ro - tmpfs tmpfs rw
            29 22 0:11 / /mnt/late rw - tmpfs tmpfs rw
            30 22 0:12 / /mnt/cut - tmpfs tmpfs rw
            31 22 0:13 / /mnt/cut ro - tmpfs tmpfs
            a line of nonsense
            """;

    private final ImaginedHost host = new ImaginedHost()
            .text("/etc/machine-id", "0123456789abcdef0123456789abcdef\n")
            .text("/proc/cmdline", "BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro \"dyndbg=file a.c +p\" quiet\n")
            .text("/proc/sys/kernel/osrelease", "5.10.0-23-amd64\n")
            .text("/proc/self/mountinfo", MOUNTS)
            .text("/etc/app.conf", "x")
            .text("/etc/empty", "")
            .text("/etc/app.d/.hidden", "x")
            .text("/etc/app.d/a.conf~", "x")
            .text("/etc/app.d/a.conf.dpkg-new", "x")
            .text("/etc/full.d/new", "x")
            .file("/usr/bin/app", new FileStatus(Kind.FILE, 9, true))
            .file("/run/app.sock", new FileStatus(Kind.SOCKET, 0, false))
            .file("/mnt/data disk/x", new FileStatus(Kind.FILE, 1, false))
            .file("/mnt/ro/x", new FileStatus(Kind.FILE, 1, false))
            .file("/mnt/ro/rw/x", new FileStatus(Kind.FILE, 1, false))
            .file("/mnt/twice/x", new FileStatus(Kind.FILE, 1, false))
            .file("/mnt/late/ro/x", new FileStatus(Kind.FILE, 1, false))
            .file("/mnt/cut", new FileStatus(Kind.DIRECTORY, 1, false))
            .link("/etc/link")
            .variable("ROLE", "db=main")
            .variable("EMPTY", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Host=web1; true",
                "Host=shop-*; true",
                "Host=WEB?; true",
                "Host=web[0-9]; true",
                "Host=db*; false",
                "Host=01234567-89ab-cdef-0123-456789ABCDEF; true",
                "Host=ffffffffffffffffffffffffffffffff; false",
                "Architecture=x86-64; true",
                "Architecture=native; true",
                "Architecture=arm64; false",
                "Architecture=toaster; false",
                "Virtualization=no; true",
                "Virtualization=0; true",
                "Virtualization=yes; false",
                "Virtualization=vm; false",
                "Virtualization=none; false",
                "KernelCommandLine=quiet; true",
                "KernelCommandLine=root; true",
                "KernelCommandLine=root=/dev/sda1; true",
                "KernelCommandLine=root=; false",
                "KernelCommandLine=roo; false",
                "KernelCommandLine=dyndbg=file a.c +p; true",
                "KernelVersion=5.*; true",
                "KernelVersion=5.10; false",
                "KernelVersion=>=5.9; true",
                "KernelVersion=>= 5.9 <5.11; true",
                "KernelVersion=\">=5.9\" \"<5.10\"; false",
                "KernelVersion=$=5.[0-9]* !$=*arm*; true",
                "KernelVersion==5.10.0-23-amd64; true",
                "KernelVersion===5.10.0-23-amd64 <>4; true",
                "KernelVersion=!=5.10.0-23-amd64; false",
                "Environment=ROLE; true",
                "Environment=ROLE=db=main; true",
                "Environment=ROLE=web; false",
                "Environment=EMPTY; true",
                "Environment=EMPTY=; true",
                "Environment=NONE; false",
                "User=root; true",
                "User=0; true",
                "User=@system; true",
                "User=nobody; false",
                "Group=adm; true",
                "Group=4; true",
                "Group=5; false",
                "Group=nogroup; false",
                "Memory=8G; true",
                "Memory=8589934593; false",
                "Memory=< 8G; false",
                "Memory=<=8G; true",
                "Memory=<>8G; false",
                "Memory=7G 512M; true",
                "CPUs=4; true",
                "CPUs=>4; false",
                "CPUs==4; true",
                "CPUs=5; false",
                "PathExists=/etc/app.conf; true",
                "PathExists=/etc; true",
                "PathExists=/etc/none; false",
                "PathExistsGlob=/etc/*.conf; true",
                "PathExistsGlob=/*/app.{toml,conf}; true",
                "PathExistsGlob=/etc/app.d/*hidden; false",
                "PathExistsGlob=/etc/app.d/.*; true",
                "PathExistsGlob=/etc/*.toml; false",
                "PathExistsGlob=/etc/app.conf/*; false",
                "PathExistsGlob=/; true",
                "PathIsDirectory=/etc; true",
                "PathIsDirectory=/etc/app.conf; false",
                "PathIsSymbolicLink=/etc/link; true",
                "PathIsSymbolicLink=/etc/app.conf; false",
                "PathIsMountPoint=/mnt/data disk; true",
                "PathIsMountPoint=/mnt; false",
                "PathIsMountPoint=/mnt/cut; false",
                "PathIsMountPoint=/none; false",
                "PathIsReadWrite=/etc; true",
                "PathIsReadWrite=/mnt/data disk/x; false",
                "PathIsReadWrite=/mnt/ro/x; false",
                "PathIsReadWrite=/mnt/ro/rw/x; true",
                "PathIsReadWrite=/mnt/twice/x; true",
                "PathIsReadWrite=/mnt/late/ro/x; false",
                "PathIsReadWrite=/none; false",
                "PathIsSocket=/run/app.sock; true",
                "PathIsSocket=/etc/app.conf; false",
                "DirectoryNotEmpty=/etc; true",
                "DirectoryNotEmpty=/etc/app.d; false",
                "DirectoryNotEmpty=/etc/full.d; true",
                "DirectoryNotEmpty=/none; false",
                "FileNotEmpty=/etc/app.conf; true",
                "FileNotEmpty=/etc/empty; false",
                "FileNotEmpty=/etc; false",
                "FileIsExecutable=/usr/bin/app; true",
                "FileIsExecutable=/etc/app.conf; false",
                "FileIsExecutable=/etc; false",
            })
    void eachKindHasItsMeaningAndItsOpposite(String line, boolean met) {
        assertThat(unmet("Condition" + line).isEmpty()).isEqualTo(met);
        assertThat(unmet("Condition" + line.replaceFirst("=!?", line.contains("=!") ? "=" : "=!"))
                        .isEmpty())
                .isEqualTo(!met);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ConditionKernelVersion=>=1",
                "ConditionKernelCommandLine=quiet",
                "ConditionHost=0123456789abcdef0123456789abcdef",
                "ConditionPathIsMountPoint=/",
                "ConditionPathIsReadWrite=/"
            })
    void whatAHostDoesNotTellIsNotMetWhateverIsAsked(String line) {
        Evaluation mute = new Evaluation(new ImaginedHost());

        assertThat(mute.unmet(ConditionFamily.CONDITION, spec(line).conditions(ConditionFamily.CONDITION)))
                .isPresent();
        assertThat(mute.unmet(
                        ConditionFamily.CONDITION,
                        spec(line.replaceFirst("=", "=!")).conditions(ConditionFamily.CONDITION)))
                .isPresent();
    }

    @Test
    void everyPlainOneIsToBeMetAndOneOfTheTriggers() {
        String yes = "ConditionPathExists=/etc";
        String no = "ConditionPathExists=/none";
        String maybe = "ConditionPathExists=|/etc";
        String hardly = "ConditionPathExists=|!/etc";

        assertThat(unmet()).isEmpty();
        assertThat(unmet(yes, no)).hasValue("ConditionPathExists=/none is not met");
        assertThat(unmet(maybe, hardly)).isEmpty();
        assertThat(unmet(hardly)).hasValue("ConditionPathExists=|!/etc is not met");
        assertThat(unmet(hardly, "ConditionHost=|db"))
                .hasValue("none of ConditionHost=|db, ConditionPathExists=|!/etc is met");
        assertThat(unmet(yes, hardly)).hasValue("ConditionPathExists=|!/etc is not met");
        assertThat(unmet(maybe, no)).hasValue("ConditionPathExists=/none is not met");
    }

    @Test
    void theKernelWasBootedWithNoEmptyWord() {
        assertThat(unmet("ConditionKernelCommandLine=|")).isPresent();
    }

    @Test
    void manyTriggersAreNotAllNamed() {
        assertThat(unmet("ConditionHost=|a", "ConditionHost=|b", "ConditionHost=|c"))
                .hasValue("none of ConditionHost=|a, ConditionHost=|b, ConditionHost=|c is met");
        assertThat(unmet("ConditionHost=|a", "ConditionHost=|b", "ConditionHost=|c", "ConditionHost=|d"))
                .hasValue("none of ConditionHost=|a, ConditionHost=|b, ConditionHost=|c … is met");
    }

    @Test
    void assertsAreNamedAsSuch() {
        List<ConditionFamily> asserts = List.of(ConditionFamily.ASSERT);

        assertThat(asserts.stream()
                        .flatMap(family -> new Evaluation(host)
                                .unmet(family, spec("AssertPathExists=!/etc").conditions(family)).stream()))
                .containsExactly("AssertPathExists=!/etc is not met");
    }

    @Test
    void theLastUserOfTheSystemIs999() {
        host.daemon(new Facts.User("daemon", 999, List.of()));

        assertThat(unmet("ConditionUser=@system")).isEmpty();
    }

    @Test
    void anOrdinaryUserIsHimselfAndNoneOfTheSystem() {
        host.daemon(new Facts.User("alice", 1000, List.of(1000L)));

        assertThat(unmet("ConditionUser=alice")).isEmpty();
        assertThat(unmet("ConditionUser=1000")).isEmpty();
        assertThat(unmet("ConditionUser=!@system")).isEmpty();
        assertThat(unmet("ConditionUser=root")).isPresent();
        assertThat(unmet("ConditionGroup=1000")).isEmpty();
    }

    private Optional<String> unmet(String... lines) {
        return new Evaluation(host).unmet(ConditionFamily.CONDITION, spec(lines).conditions(ConditionFamily.CONDITION));
    }

    private static ServiceSpec spec(String... lines) {
        String text = "[Unit]\n" + String.join("\n", lines) + "\n[Service]\nExecStart=/bin/web\n";
        return UnitParser.parse(UnitName.of("web"), text).spec().orElseThrow();
    }
}
