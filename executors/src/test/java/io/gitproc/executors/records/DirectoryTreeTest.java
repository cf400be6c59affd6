package io.gitproc.executors.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTreeTest {
    private Path folder;

    /** By its real path: no step may be a link. */
    @BeforeEach
    void find(@TempDir Path temporary) throws IOException {
        folder = temporary.toRealPath();
    }

    @Test
    void everythingInItGoesAndNothingBesideIt() throws Exception {
        Files.createDirectories(folder.resolve("web/a/b"));
        Files.writeString(folder.resolve("web/a/b/file"), "x");
        Files.writeString(folder.resolve("beside"), "x");

        DirectoryTree.remove(folder.resolve("web"));

        assertThat(folder).isDirectoryNotContaining("glob:**web").isDirectoryContaining("glob:**beside");
    }

    @Test
    void aMissingOneIsNoError() throws Exception {
        DirectoryTree.remove(folder.resolve("web"));
        DirectoryTree.remove(folder.resolve("web/deeper"));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLinkInsideIsRemovedAndNotFollowed() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("kept"), "x");
        Files.createDirectories(folder.resolve("web"));
        Files.createSymbolicLink(folder.resolve("web/link"), other);

        DirectoryTree.remove(folder.resolve("web"));

        assertThat(folder.resolve("web")).doesNotExist();
        assertThat(other.resolve("kept")).exists();
    }

    @Test
    void aLinkOnTheWayIsRefused() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other/cache"));
        Files.createSymbolicLink(folder.resolve("web"), folder.resolve("other"));

        assertThatThrownBy(() -> DirectoryTree.remove(folder.resolve("web/cache")))
                .isInstanceOf(IOException.class);
        assertThat(other).exists();
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() throws Exception {
        Path deep = folder.resolve("web");
        for (int i = 0; i < 300; i++) {
            deep = deep.resolve("d");
        }
        Files.createDirectories(deep);

        assertThatThrownBy(() -> DirectoryTree.remove(folder.resolve("web")))
                .hasMessageContaining("directories in each other");
    }
}
