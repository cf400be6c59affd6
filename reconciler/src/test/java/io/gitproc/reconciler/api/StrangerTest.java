package io.gitproc.reconciler.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.reconciler.Programs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Needs root, to become somebody else. */
@Timeout(120)
class StrangerTest {
    @TempDir
    Path folder;

    @Test
    void aUserWhoMayNotAskIsRefusedEvenWhenTheSocketIsOpenToAll() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        Programs.assume("setpriv", "curl");
        Path socket = folder.resolve("s.sock");
        RecordingControl control = new RecordingControl(Samples.calm(), folder);
        try (ApiServer server = ApiServer.open(socket, control, Samples.PROGRAM)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));

            assertThat(askAsNobody(socket))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("nobody may not ask this daemon")
                    .contains("\"exitCode\":77");
            assertThat(control.asked()).isEmpty();
        }
    }

    private static String askAsNobody(Path socket) throws Exception {
        Process curl = new ProcessBuilder(
                        "setpriv",
                        "--reuid=nobody",
                        "--regid=nogroup",
                        "--clear-groups",
                        "curl",
                        "-s",
                        "-i",
                        "-X",
                        "POST",
                        "--unix-socket",
                        socket.toString(),
                        "http://gitproc/api/v1/shutdown")
                .redirectErrorStream(true)
                .start();
        return new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
