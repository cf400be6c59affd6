package io.gitproc.deploy.load;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.deploy.Playground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository of which a part is broken. */
class CorruptionIT {
    private final Playground playground = Playground.open();

    @AfterEach
    void close() {
        playground.close();
    }

    /** Told with the name of what is broken; what runs goes on, and is replaced as soon as it can be read. */
    @ParameterizedTest
    @ValueSource(strings = {"^{commit}", "^{tree}", ":web.service"})
    void aBrokenObjectChangesNothingAndIsToldAndHeals(String part) throws IOException {
        write("1000");
        playground.deploy("Add web");
        long pid = playground.awaitState("web", "running").pid();
        write("2000");
        playground.work().git("commit", "-q", "-a", "-m", "Change web");
        playground.work().git("push", "-q", "origin", "HEAD:later");
        String broken = playground.work().git("rev-parse", "HEAD" + part);
        Path object = playground
                .repository()
                .resolve("objects")
                .resolve(broken.substring(0, 2))
                .resolve(broken.substring(2));
        byte[] whole = Files.readAllBytes(object);
        Files.setPosixFilePermissions(object, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        Files.write(object, new byte[] {1, 2, 3});

        Files.writeString(
                playground.repository().resolve("refs/heads/main"),
                playground.work().head() + "\n");
        eventually(() -> assertThat(playground.gitproc("status").out())
                .contains("cannot read the repository " + playground.repository())
                .contains(broken + " is corrupt")
                .contains("services go on as they are"));
        assertThat(playground.unit("web").pid()).isEqualTo(pid);

        Files.write(object, whole);
        eventually(() -> assertThat(playground.settle())
                .contains("converged to " + playground.work().head().substring(0, 7)));
        assertThat(playground.unit("web").pid()).isNotEqualTo(pid);
    }

    private void write(String seconds) {
        playground.work().write("web.service", "[Service]\nExecStart=/bin/sleep " + seconds + "\n");
    }
}
