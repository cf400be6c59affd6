package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Units that are for some hosts only, or for some times. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionIT {
    private final Playground playground = Playground.open();

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void aUnitWaitsForItsFileWithoutBeingAFailure() {
        String path = playground.folder().resolve("wanted.conf").toString();
        write("patient", "ConditionPathExists=" + path);
        playground.deploy("A unit with a condition");

        assertThat(playground.unit("patient").state()).isEqualTo("stopped");
        assertThat(playground.unit("patient").notes())
                .singleElement()
                .asString()
                .startsWith("condition: ConditionPathExists=")
                .endsWith(" is not met");
        assertThat(playground.gitproc("status", "patient").out()).contains("condition: ConditionPathExists=");
        assertThat(playground.done("start", "patient"))
                .contains("patient.service is passed over: ConditionPathExists=");

        playground.write("wanted.conf", "here");
        playground.settle();
        long pid = playground.awaitState("patient", "running").pid();

        playground.folder().resolve("wanted.conf").toFile().delete();
        playground.settle();
        assertThat(playground.unit("patient").pid()).isEqualTo(pid);
    }

    @Test
    void aUnitOfAnotherHostNeedsNotFitThisOne() {
        write("elsewhere", "ConditionHost=nobody-calls-a-host-so\n[Service]\nUser=nobody-is-called-so");
        write("everywhere", "ConditionHost=*\nConditionUser=!nobody-is-called-so\nConditionKernelVersion=>=5");
        playground.deploy("Units of some hosts");

        assertThat(playground.unit("elsewhere").state()).isEqualTo("stopped");
        assertThat(playground.unit("everywhere").state()).isEqualTo("running");
    }

    @Test
    void anAssertThatIsNotMetIsAFailure() {
        write("strict", "AssertPathIsDirectory=/none");
        playground.work().push("A unit with an assert");

        assertThat(playground.settle())
                .contains("strict.service is failed: assert: AssertPathIsDirectory=/none is not met");
        Finished start = playground.gitproc("start", "strict");
        assertThat(start.code()).isEqualTo(1);
        assertThat(start.err()).contains("strict.service has failed: AssertPathIsDirectory=/none is not met");
        assertThat(playground.status().get("sync").asText()).isEqualTo("Partial");
        playground.work().delete("strict.service");
        playground.deploy("Without it");
    }

    @Test
    void planSaysWhatItDoesNotKnow() {
        String before = playground.work().push("Nothing new");
        write("planned", "ConditionHost=db*");
        String after = playground.deploy("A unit of the databases");

        assertThat(playground.gitproc("plan", before + ".." + after).out())
                .contains("start   planned.service  wanted by " + after.substring(0, 7)
                        + ", if ConditionHost=db* is met");
    }

    private void write(String name, String unit) {
        playground.work().write(name + ".service", "[Service]\nExecStart=/bin/sleep 1000\n[Unit]\n" + unit + "\n");
    }
}
