package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a unit keeps in its environment is for its process alone, and what the daemon keeps is for its user alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsIT {
    private static final int EXIT_NOT_PERMITTED = 77;
    private static final String SECRET = "hunter2";
    private static final List<String> READS = List.of(
            "/api/v1/status",
            "/api/v1/units",
            "/api/v1/units/web",
            "/api/v1/units/web/why",
            "/api/v1/units/broken",
            "/api/v1/history?limit=1000");

    private final Playground playground = Playground.open();

    @BeforeAll
    void deploy() {
        playground.write("environment", "PASSWORD=" + SECRET + "-of-a-file\n");
        web("TOKEN=" + SECRET + "-1");
        playground.deploy("Set a token");
        web("TOKEN=" + SECRET + "-2");
        playground
                .work()
                .write("broken.service", "[Service]\nExecStart=/bin/true\nEnvironment=TOKEN=%Q" + SECRET + "\n")
                .write("odd.service", "[Service]\nExecStart=/bin/sleep 1000\nEnvironment=A " + SECRET + "\n");
        playground.work().push("Change it, and err twice");
        eventually(() -> assertThat(playground.unit("broken").errors()).isNotEmpty());
        playground.settle();
    }

    private void web(String environment) {
        playground.work().write("web.service", """
                [Service]
                ExecStart=/bin/sleep 1000
                Environment=%s
                EnvironmentFile=%s/environment
                """.formatted(environment, playground.folder()));
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void theProcessHasItsEnvironment() {
        assertThat(new RunningProcess(playground.unit("web").pid()).environment())
                .contains("TOKEN=" + SECRET + "-2", "PASSWORD=" + SECRET + "-of-a-file");
    }

    @Test
    void noViewShowsIt() {
        READS.forEach(path ->
                assertThat(playground.api().get(path).toString()).as(path).doesNotContain(SECRET));
        for (String verb : List.of("list", "status", "status web", "history", "history web", "why web", "plan")) {
            Finished shown = playground.gitproc(verb.split(" ", -1));
            assertThat(shown.out() + shown.err()).as(verb).isNotEmpty().doesNotContain(SECRET);
        }
    }

    /** Which others could read, or a person passes on. The records of invocations are for nobody. */
    @Test
    void noLogAndNoJournalHasIt() throws IOException {
        for (Path file : files("log", "state")) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as("%s", file)
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void whatTheDaemonKeepsNobodyElseCanRead() throws IOException {
        assertThat(mode("gitproc.sock")).isIn("rw-------", "rw-rw----");
        assertThat(mode("run")).isEqualTo("rwx------");
        assertThat(mode("state")).isEqualTo("rwx------");
        for (Path file : files("run")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)))
                    .as("%s", file)
                    .endsWith("------");
        }
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(playground.folder().resolve(file)));
    }

    @Test
    void aUserWhoIsNotInTheGroupMayAskNothing() {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        long pid = playground.unit("web").pid();
        for (String verb : List.of("list", "stop web", "shutdown")) {
            List<String> command =
                    new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
            command.addAll(playground.command(verb.split(" ", -1)));
            assertThat(Finished.run(playground.folder(), command).code())
                    .as(verb)
                    .isEqualTo(EXIT_NOT_PERMITTED);
        }
        assertThat(playground.unit("web").pid()).isEqualTo(pid);
    }

    private List<Path> files(String... folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> found = Files.walk(playground.folder().resolve(folder))) {
                found.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        return files;
    }
}
