package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Why a unit runs as it does, and whose a process is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhyIT {
    private static final int EXIT_NO_SUCH_UNIT = 4;
    private static final int EXIT_USAGE = 64;

    private final Playground playground = Playground.open();

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void theCommitThatChangedTheUnitIsNotTheOneThatChangedAnother() {
        playground.work().write("web.service", "[Service]\nExecStart=/bin/sleep 1000\n");
        playground.deploy("add web");
        playground.work().write("db.service", "[Service]\nExecStart=/bin/sleep 1000\n");
        playground.deploy("add db");

        eventually(() -> assertThat(playground.done("why", "web"))
                .containsPattern("Changed: [0-9a-f]{7} add web \\(")
                .contains("Started: wanted by ")
                .contains("Last end: not known"));
        playground.done("restart", "web");
        eventually(() -> assertThat(playground.done("why", "web")).containsPattern("Last end: restarted by .* after "));
    }

    @Test
    void aChildOfAChildThatLeftItsSessionIsStillTheUnits() {
        playground.work().write("forking.service", """
                [Service]
                ExecStart=/bin/sh -c "(setsid /bin/sleep 998877 &) ; exec /bin/sleep 998876"
                """);
        playground.deploy("add forking");

        eventually(() -> {
            String grandchild = playground.traces().processes().stream()
                    .filter(process -> process.matches("[0-9]+ /bin/sleep 998877 *"))
                    .map(process -> process.split(" ")[0])
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no grandchild yet"));
            assertThat(playground.done("why", "--pid", grandchild)).startsWith("forking.service");
        });
    }

    @Test
    void aProcessOfNobodyIsSaidToBe() {
        Finished why = playground.gitproc("why", "--pid", "1");

        assertThat(why.code()).isEqualTo(EXIT_NO_SUCH_UNIT);
        assertThat(why.err()).contains("process 1 belongs to no unit of this host");
    }

    @Test
    void oneThingIsAsked() {
        assertThat(playground.gitproc("why").code()).isEqualTo(EXIT_USAGE);
        assertThat(playground.gitproc("why", "web", "--pid", "1").code()).isEqualTo(EXIT_USAGE);
    }
}
