package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.api.ApiServer;
import io.gitproc.reconciler.api.RecordingControl;
import io.gitproc.reconciler.api.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TopVerbTest {
    @TempDir
    Path home;

    private Screen screen;
    private ApiServer server;

    @BeforeEach
    void open() throws IOException {
        screen = new Screen(home, Samples.NOW);
        server = ApiServer.open(
                home.resolve("gitproc.sock"),
                new RecordingControl(Samples.calm(Samples.running(), Samples.failing()), home),
                Samples.PROGRAM);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void whatRunsIsShownOnceOnAPipe() {
        assertThat(screen.run("top")).isZero();
        assertThat(screen.out()).isEqualTo("""
                        NAME            CPU  MEMORY  LIMIT  OF IT  TASKS  READ  WRITTEN
                        web.service  50.0 %   64.0M   128M   50 %      7  4.0K     3.0M
                        """);
    }

    @Test
    void programsGetTheSameNumbersAsTheDaemonSaidThem() {
        assertThat(screen.run("top", "-o", "json")).isZero();
        assertThat(screen.out())
                .startsWith("[{\"name\":\"web.service\",\"resources\":{")
                .contains("\"cpuPercent\":50.0", "\"memory\":67108864", "\"tasks\":7")
                .endsWith("}}]\n");
    }

    @Test
    void aStatusShowsThemToo() {
        screen.run("status", "web");

        assertThat(screen.out())
                .contains("       CPU: 50.0 % of a processor, 1min 30s in all\n")
                .contains("    Memory: 64.0M (peak 100M, limit 128M, 4.0M of it idle cache)\n")
                .contains("     Tasks: 7\n")
                .contains("      Disk: 4.0K read, 3.0M written\n");
    }

    @Test
    void theMostComesFirstAndWhatIsNotKnownLast() throws IOException {
        List<Unit> units = Stream.of(
                        "{\"name\":\"a\",\"resources\":{\"memory\":null}}",
                        "{\"name\":\"b\",\"resources\":{\"memory\":0}}",
                        "{\"name\":\"c\",\"resources\":{\"memory\":9}}")
                .map(TopVerbTest::unit)
                .toList();

        assertThat(TopOrder.memory.sorted(units)).extracting(Unit::name).containsExactly("c", "b", "a");
    }

    private static Unit unit(String json) {
        try {
            return new Unit(JsonValue.parse(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aWrongCountIsRefused() {
        assertThat(screen.run("top", "-n", "-1")).isEqualTo(64);
        assertThat(screen.err()).startsWith("--lines=-1 is not a number from 0 to ");
    }
}
