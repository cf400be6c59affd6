package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What a unit file asks for, as the process itself has it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecutionIT {
    private static final int NOBODY = 65534;
    private static final long MEBIBYTE = 1024 * 1024;

    private final Playground playground = Playground.open();

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void itsEnvironmentIsThatOfTheUnitAndTheFileWins() {
        playground.write("extra.env", "# Of the host.\nWON=file\nQUOTED='two words'\n");
        RunningProcess process = deploy(
                "environment",
                "Environment=WON=unit \"SPACED=a b\" 'HASH=#1'",
                "EnvironmentFile=" + playground.folder() + "/extra.env",
                "EnvironmentFile=-" + playground.folder() + "/there-is-none.env");

        assertThat(process.environment())
                .contains("WON=file", "SPACED=a b", "HASH=#1", "QUOTED=two words")
                .noneMatch(variable -> variable.startsWith("GITPROC"))
                .noneMatch(variable -> variable.startsWith("MAVEN"));
    }

    @Test
    void itWorksInItsDirectory() {
        RunningProcess process = deploy("directory", "WorkingDirectory=" + playground.folder());

        assertThat(process.workingDirectory()).isEqualTo(playground.folder());
    }

    @Test
    void variablesOfItsCommandAreReplacedAsSystemdDoes() {
        playground.write("words.sh", "for word; do echo \"<$word>\"; done; exec sleep 1000\n");
        playground.work().write("words.service", """
                        [Service]
                        Environment="LIST=a b" NAME=x
                        WorkingDirectory=%s
                        ExecStart=/bin/sh words.sh $LIST "${LIST}" pre-${NAME}-post $$HOME
                        """.formatted(playground.folder()));
        playground.deploy("Add words");

        eventually(
                () -> assertThat(playground.done("logs", "-o", "cat", "words").lines())
                        .containsExactly("<a>", "<b>", "<a b>", "<pre-x-post>", "<$HOME>"));
    }

    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root")
    void itRunsAsItsUser() {
        RunningProcess process = deploy("user", "User=nobody");

        assertThat(process.user()).isEqualTo(NOBODY);
        assertThat(process.group()).isEqualTo(NOBODY);
        assertThat(process.environment()).contains("USER=nobody", "LOGNAME=nobody");
    }

    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root")
    void itsMemoryIsLimited() {
        assertThat(deploy("memory", "MemoryMax=64M").memoryLimit()).isEqualTo(64 * MEBIBYTE);
    }

    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root")
    void aNewLimitIsSetWithoutARestart() {
        RunningProcess process = deploy("adjusted", "MemoryMax=64M");
        RunningProcess same = deploy("adjusted", "MemoryMax=96M");

        assertThat(same.pid()).isEqualTo(process.pid());
        assertThat(same.memoryLimit()).isEqualTo(96 * MEBIBYTE);
    }

    private RunningProcess deploy(String name, String... lines) {
        playground
                .work()
                .write(name + ".service", "[Service]\nExecStart=/bin/sleep 1000\n" + String.join("\n", lines) + "\n");
        playground.deploy("Set " + name);
        return new RunningProcess(playground.unit(name).pid());
    }
}
