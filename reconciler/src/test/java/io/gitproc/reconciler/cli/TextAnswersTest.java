package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.api.ApiServer;
import io.gitproc.reconciler.api.RecordingControl;
import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.api.UnixHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who asks the socket for text is shown what the command shows. */
@Timeout(30)
final class TextAnswersTest {
    private static final String LOOK = "width=100&colour=yes&zone=Europe/Berlin";

    @TempDir
    Path folder;

    private ApiServer server;
    private Path socket;

    @BeforeEach
    void open() throws IOException {
        socket = folder.resolve("s.sock");
        RecordingControl control = new RecordingControl(Samples.loud(), folder);
        server = ApiServer.open(socket, control, Samples.PROGRAM, connection -> Optional.empty(), new CommandTexts());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private String text(String path) throws IOException {
        return UnixHttp.get(socket, path, "Accept: text/plain");
    }

    @Test
    void theUnitsAreAsTheCommandShowsThemWithTheExitCodeInAHeader() throws IOException {
        assertThat(text("/api/v1/status?show=list&width=80"))
                .startsWith("HTTP/1.1 200 ")
                .contains("\r\nContent-Type: text/plain;charset=utf-8\r\n", "\r\nGitProc-Exit-Code: 0\r\n")
                .contains("\r\n\r\n! rolled back to 3fa9c2d by bob\n")
                .contains("\nweb.service                running     healthy    4711  3fa9c2d ");
        assertThat(text("/api/v1/status?" + LOOK)).contains("    sync: \u001b[33mRolledBack\u001b[0m (under way)\n");
    }

    @Test
    void aUnitComesWithTheEndOfItsLogAndTheExitCodeOfWhatDoesNotRun() throws IOException {
        Files.writeString(folder.resolve("web.log"), "2026-11-22T20:36:01.000000Z 01234567 o one\n".repeat(12));

        assertThat(text("/api/v1/units/web?" + LOOK))
                .contains("\r\nGitProc-Exit-Code: 0\r\n", "\u001b[1mweb.service\u001b[0m - Pages\n", " +01:00, ")
                .satisfies(
                        page -> assertThat(page.lines().filter("one"::equals)).hasSize(10));
        assertThat(text("/api/v1/units/db?" + LOOK)).contains("\r\nGitProc-Exit-Code: 3\r\n");
    }

    @Test
    void allElseIsAsItIs() throws IOException {
        assertThat(text("/api/v1/units")).contains("Content-Type: application/json");
        assertThat(text("/api/v1/units/wbe")).startsWith("HTTP/1.1 404 ").contains("did you mean");
        assertThat(text("/api/v1/status?zone=Mars")).startsWith("HTTP/1.1 400 ");
        assertThat(UnixHttp.get(socket, "/api/v1/status", "Accept: */*")).contains("Content-Type: application/json");
        assertThat(UnixHttp.get(socket, "/api/v1/status", "X: y")).contains("Content-Type: application/json");
    }
}
