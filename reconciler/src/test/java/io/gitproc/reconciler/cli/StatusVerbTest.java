package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Units and the host, for people and for programs. */
@Timeout(30)
final class StatusVerbTest extends WithADaemon {
    @Test
    void listIsATableAndJsonIsAnArray() {
        assertThat(screen.run("list")).isZero();
        assertThat(screen.out()).contains("web.service").contains("! rolled back to 3fa9c2d by bob");
        assertThat(screen.run("list", "-o", "json")).isZero();
        assertThat(screen.out()).startsWith("[{\"name\":\"a-unit").endsWith("}]\n");
    }

    @Test
    void statusOfTheHostIsAPageAndJsonIsAnObject() {
        assertThat(screen.run("status")).isZero();
        assertThat(screen.out()).startsWith("    sync: RolledBack (under way)\n");
        assertThat(screen.run("status", "-o", "json")).isZero();
        assertThat(screen.out()).startsWith("{\"version\":\"1.2\"").contains("\"units\":[{");
    }

    @Test
    void statusOfAUnitEndsWithItsLog() throws IOException {
        Files.writeString(home.resolve("web.log"), "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\u001b[2J\n");

        assertThat(screen.run("status", "web")).isZero();
        assertThat(screen.out())
                .startsWith("web.service - Pages\n")
                .endsWith("\n\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\\x1b[2J\n");
    }

    @Test
    void statusOfUnitsIsAnObjectOrAnArray() {
        assertThat(screen.run("status", "web", "-o", "json")).isZero();
        assertThat(screen.out()).startsWith("{\"name\":\"web.service\"").endsWith("}\n");
        assertThat(screen.run("status", "web", "db", "-o", "json")).isEqualTo(3);
        assertThat(screen.out()).startsWith("[{\"name\":\"web.service\"").contains("},{\"name\":\"db.service\"");
    }

    @Test
    void statusTellsByItsExitCodeWhatDoesNotRun() {
        assertThat(screen.run("status", "db")).isEqualTo(3);
        assertThat(screen.run("status", "web", "db")).isEqualTo(3);
        assertThat(screen.run("status", "wep")).isEqualTo(4);
    }
}
