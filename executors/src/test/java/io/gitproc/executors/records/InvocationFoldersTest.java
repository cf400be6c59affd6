package io.gitproc.executors.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Records;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.UnitName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InvocationFoldersTest {
    private static final InvocationKey WEB =
            new InvocationKey(UnitName.of("web"), "0123456789ab", new InvocationId("a".repeat(32)));

    @TempDir
    private Path temporary;

    private Path root;
    private InvocationFolders folders;

    @BeforeEach
    void open() throws Exception {
        root = temporary.resolve("run");
        folders = InvocationFolders.open(root);
    }

    private static SortedMap<String, String> secret() {
        return new TreeMap<>(Collections.singletonMap(Records.ORDERS, "env=PASSWORD=x\0"));
    }

    @Test
    void onlyTheDaemonsUserMayEnterOrRead() throws Exception {
        folders.create(WEB, secret());

        assertThat(permissions(root)).isEqualTo("rwx------");
        assertThat(permissions(folders.path(WEB))).isEqualTo("rwx------");
        assertThat(permissions(folders.path(WEB).resolve(Records.ORDERS))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void ordersAreNobodysBusiness() throws Exception {
        folders.create(WEB, secret());

        assertThat(folders.records(WEB)).isEmpty();
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        folders.create(WEB, new TreeMap<>());
        Files.writeString(temporary.resolve("secret"), "x");
        Files.createSymbolicLink(folders.path(WEB).resolve(Records.STARTED), temporary.resolve("secret"));

        assertThat(folders.records(WEB)).isEmpty();
        folders.write(WEB, Records.STARTED, "y");

        assertThat(Files.readString(temporary.resolve("secret"))).isEqualTo("x");
        assertThat(folders.records(WEB)).containsEntry(Records.STARTED, "y");
    }

    @Test
    void aLinkInPlaceOfAUnitsFolderIsNotFollowed() throws Exception {
        Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(root.resolve("web.service"), temporary.resolve("elsewhere"));

        assertThatThrownBy(() -> folders.create(WEB, new TreeMap<>())).isInstanceOf(KernelException.class);
        assertThat(temporary.resolve("elsewhere")).isEmptyDirectory();
    }

    @Test
    void aRuntimeDirectoryThatOthersMayWriteToIsRefused() throws Exception {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> InvocationFolders.open(root))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("others may write to it");
    }

    @Test
    void whatIsNotAnInvocationIsLeftAlone() throws Exception {
        Files.createDirectories(root.resolve("web.service/notes"));
        Files.writeString(root.resolve("README"), "hands off");

        assertThat(folders.invocations()).isEmpty();
        InvocationFolders.open(root);

        assertThat(root.resolve("web.service/notes")).isDirectory();
        assertThat(root.resolve("README")).exists();
    }

    @Test
    void whatADaemonLeftUnfinishedIsRemovedByTheNext() throws Exception {
        folders.create(WEB, secret());
        assertThat(folders.retire(WEB)).isTrue();

        assertThat(InvocationFolders.open(root).invocations()).isEmpty();
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void aRetiredFolderCanBeRestored() throws Exception {
        folders.create(WEB, new TreeMap<>());
        folders.retire(WEB);
        assertThat(folders.invocations()).isEmpty();

        folders.restore(WEB);

        assertThat(folders.invocations()).containsExactly(WEB);
    }
}
