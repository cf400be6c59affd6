package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packed, and that it works from wherever it is unpacked. */
class DistributionIT {
    private static final String MODE_PROGRAM = "rwxr-xr-x";
    private static final String MODE_FILE = "rw-r--r--";

    @TempDir
    private Path folder;

    @Test
    void theArchiveUnpacksToTheFolderFileForFile() throws IOException {
        assertThat(unpacked().files()).isEqualTo(Distribution.packed().files());
    }

    @Test
    void completionAndManualPagesAreInTheirPlaces() throws IOException {
        assertThat(Distribution.packed().files())
                .containsKeys(
                        "share/completion/gitproc.bash",
                        "share/completion/_gitproc",
                        "share/completion/gitproc.fish",
                        "share/man/man1/gitproc.1",
                        "share/man/man5/gitproc-config.5",
                        "share/man/man5/gitproc-units.5");
    }

    @Test
    void onlyTheCommandAndTheLauncherMayBeExecuted() throws IOException {
        assertThat(Distribution.packed().files())
                .allSatisfy((path, description) -> assertThat(description)
                        .as(path)
                        .startsWith(path.matches("bin/gitproc|libexec/gitproc-init") ? MODE_PROGRAM : MODE_FILE));
        assertThat(Distribution.packed().files()).containsKeys("bin/gitproc", "libexec/gitproc-init");
    }

    @Test
    void theCommandForWindowsHasTheLineEndsOfWindows() throws IOException {
        String text = Files.readString(Distribution.packed().folder().resolve("bin/gitproc.cmd"));

        assertThat(text.replace("\r\n", "")).isNotEmpty().doesNotContain("\n", "\r");
    }

    private Distribution unpacked() {
        Finished tar = Finished.run(
                folder, List.of("tar", "-xpzf", Distribution.archive().toString()));
        assertThat(tar).isEqualTo(new Finished(0, "", ""));
        return new Distribution(folder.resolve("gitproc-" + Distribution.version()));
    }
}
