package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.executors.Account;
import io.gitproc.executors.HostFacts;
import io.gitproc.executors.Kernel.Access;
import io.gitproc.executors.KernelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Users, groups, paths and facts. */
final class HostQuestionsTest extends RealTest {
    private static final Optional<Account> STRANGER =
            Optional.of(new Account("stranger", 54321, 54321, List.of(54321L), "/", "/bin/false"));

    @Test
    void theFactsAreThoseOfThisHost() throws Exception {
        HostFacts facts = kernel().facts();

        assertThat(facts.hostName())
                .isEqualTo(
                        Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
        assertThat(facts.bootId()).hasSize(36);
        assertThat(facts.memory()).isGreaterThan(64L << 20);
        assertThat(facts.processors()).isPositive();
        assertThat(facts.user().uid())
                .isEqualTo(((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue());
    }

    @Test
    void anAccountIsFoundByNameAndByNumberWithItsGroups() {
        Account root = kernel().account("root").orElseThrow();

        assertThat(root.uid()).isZero();
        assertThat(root.home()).isEqualTo("/root");
        assertThat(root.groups()).contains(0L).isSorted();
        assertThat(kernel().account("0")).contains(root);
        assertThat(kernel().account("65534").map(Account::name)).contains("nobody");
    }

    @Test
    void anAccountThatDoesNotExistIsNotFound() {
        assertThat(kernel().account("no-such-user")).isEmpty();
        assertThat(kernel().account("4000000000")).isEmpty();
        assertThat(kernel().account("99999999999999999999")).isEmpty();
        assertThat(kernel().account("")).isEmpty();
    }

    @Test
    void aGroupIsFoundByNameAndByNumber() {
        assertThat(kernel().group("root")).hasValue(0);
        assertThat(kernel().group("0")).hasValue(0);
        assertThat(kernel().group("no-such-group")).isEmpty();
    }

    @Test
    void aFileIsReadAndAMissingOneIsEmpty() throws Exception {
        Path file = Files.writeString(world().folder().resolve("env"), "A=ü\n");

        assertThat(kernel().read(file.toString())).contains("A=ü\n");
        assertThat(kernel().read("/no/such/file")).isEmpty();
        assertThat(kernel().read(file + "/below")).isEmpty();
    }

    @Test
    void whatIsTooLongOrNotAFileIsRefused() throws Exception {
        Path large = Files.write(world().folder().resolve("large"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> kernel().read(large.toString()))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("longer than 1 mib");
        assertThatThrownBy(() -> kernel().read("/dev/zero"))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("not a regular file");
    }

    @Test
    void aProgramIsJudgedByPathOrByName() {
        assertThat(kernel().executable("/bin/sh", STRANGER)).isEqualTo(Access.OK);
        assertThat(kernel().executable("sh", STRANGER)).isEqualTo(Access.OK);
        assertThat(kernel().executable("no-such-program", STRANGER)).isEqualTo(Access.MISSING);
        assertThat(kernel().executable("/bin/sh/x", STRANGER)).isEqualTo(Access.MISSING);
        assertThat(kernel().executable("/etc", Optional.empty())).isEqualTo(Access.WRONG_KIND);
        assertThat(kernel().executable("/etc/passwd", Optional.empty())).isEqualTo(Access.DENIED);
    }

    @Test
    void aProgramBehindAClosedDoorIsDenied() throws Exception {
        Path program = folder("rwx------").resolve("program");
        Files.copy(Path.of("/bin/true"), program);

        assertThat(kernel().executable(program.toString(), STRANGER)).isEqualTo(Access.DENIED);
        assertThat(kernel().executable(program.toString(), Optional.empty())).isEqualTo(Access.OK);
    }

    @Test
    void aFolderIsJudgedByWhoMayEnterIt() throws Exception {
        assertThat(kernel().enterable("/", STRANGER)).isEqualTo(Access.OK);
        assertThat(kernel().enterable("/etc/passwd", STRANGER)).isEqualTo(Access.WRONG_KIND);
        assertThat(kernel().enterable("/no/such", STRANGER)).isEqualTo(Access.MISSING);
        assertThat(kernel().enterable(folder("rwx------").toString(), STRANGER)).isEqualTo(Access.DENIED);
    }

    private Path folder(String permissions) throws Exception {
        return Files.createDirectory(
                world().folder().resolve("folder"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
    }
}
