package io.gitproc.reconciler.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DaemonLockTest {
    @TempDir
    Path folder;

    @Test
    void aSecondDaemonIsRefusedWithThePidOfTheFirst() throws Exception {
        Path place = folder.resolve("state.json");
        Process first = holder(place);
        try {
            StateException refused = catchThrowableOfType(StateException.class, () -> DaemonLock.acquire(place));

            assertThat(refused.sentence()).isEqualTo("a daemon already runs for " + place + ": pid " + first.pid());
            assertThat(refused.hint()).contains("gitproc shutdown");
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    @Test
    void theLockOfADaemonThatWasKilledIsTakenOver() throws Exception {
        Path place = folder.resolve("state.json");
        holder(place).destroyForcibly().waitFor();

        try (DaemonLock lock = DaemonLock.acquire(place)) {
            assertThat(folder.resolve("state.json.lock"))
                    .hasContent(ProcessHandle.current().pid() + "\n");
        }
    }

    @Test
    void aLockThatWasLetGoIsFree() throws Exception {
        Path place = folder.resolve("new/folder/s.sock");
        DaemonLock.acquire(place).close();

        try (DaemonLock lock = DaemonLock.acquire(place)) {
            assertThat(place).doesNotExist();
        }
    }

    @Test
    void nobodyElseCanLockItAgainstUs() throws Exception {
        try (DaemonLock lock = DaemonLock.acquire(folder.resolve("s"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("s.lock"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aPlaceThatCannotBeLockedIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(catchThrowableOfType(StateException.class, () -> DaemonLock.acquire(file.resolve("state.json")))
                        .sentence())
                .startsWith("cannot lock " + file + "/state.json.lock: ");
    }

    @Test
    void aFolderThatSomebodyElseMadeIsNotUsed() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can make a folder for another user");
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        UserPrincipal nobody =
                FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.setOwner(theirs, nobody);

        assertThat(catchThrowableOfType(StateException.class, () -> DaemonLock.acquire(theirs.resolve("s")))
                        .sentence())
                .isEqualTo("cannot lock " + theirs + "/s.lock: the folder belongs to nobody");
    }

    private static Process holder(Path place) throws IOException {
        Process holder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        place.toString())
                .start();
        BufferedReader says = holder.inputReader();
        assertThat(says.readLine()).isEqualTo("held");
        return holder;
    }
}
