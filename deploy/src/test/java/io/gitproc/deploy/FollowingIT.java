package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What goes on is seen as it happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FollowingIT {
    private final Playground playground = Playground.open();

    @BeforeAll
    void deploy() {
        playground.work().write("web.service", "[Service]\nExecStart=/bin/sh -c 'echo web up; exec sleep 1000'\n");
        playground.work().write("db.service", "[Service]\nExecStart=/bin/sh -c 'echo db up; exec sleep 1000'\n");
        playground.deploy("Open the shop");
    }

    @AfterAll
    void close() {
        playground.close();
    }

    /** Starts a verb that goes on, whose output is a file. */
    private Process following(String file, String... words) throws Exception {
        List<String> command = new ArrayList<>(playground.command(words));
        return new ProcessBuilder(command)
                .directory(playground.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        Files.createFile(playground.folder().resolve(file)).toFile())
                .start();
    }

    @Test
    void eventsTellWhatWasDoneAndWhatIsDone() throws Exception {
        Process events = following("events", "events", "-f");
        try {
            Eventually.eventually(() -> assertThat(playground.read("events")).contains("start"));
            playground.done("restart", "web");

            Eventually.eventually(() -> assertThat(playground.read("events").lines())
                    .anyMatch(line -> line.contains("web.service") && line.contains("restarted by"))
                    .doesNotHaveDuplicates());
        } finally {
            events.destroy();
            events.waitFor();
        }
    }

    @Test
    void theLogsOfSeveralUnitsAreFollowedTogether() throws Exception {
        Process logs = following("both", "logs", "-f", "web", "db");
        try {
            Eventually.eventually(() ->
                    assertThat(playground.read("both")).contains(" web stdout: web up\n", " db  stdout: db up\n"));
        } finally {
            logs.destroy();
            logs.waitFor();
        }
    }
}
