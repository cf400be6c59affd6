package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.Programs;
import io.gitproc.reconciler.api.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class ManualTest {
    @TempDir
    Path folder;

    private String page(String topic) {
        Screen screen = new Screen(folder, Samples.NOW);
        assertThat(screen.run(("help --man " + topic).strip().split(" "))).isZero();
        return screen.out();
    }

    private String shown(String page) throws IOException {
        Path file = Files.writeString(folder.resolve("page"), page);
        ProcessBuilder builder =
                new ProcessBuilder("man", "--warnings", "-l", file.toString()).redirectErrorStream(true);
        builder.environment().put("MANWIDTH", "100");
        builder.environment().put("LC_ALL", "C.UTF-8");
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "directives", "configuration"})
    void manShowsItAndWarnsOfNothing(String topic) throws IOException {
        Programs.assume("man");

        assertThat(shown(page(topic))).contains("NAME\n", "DESCRIPTION\n").doesNotContainIgnoringCase("warning");
    }

    @Test
    void theCommandHasItsVerbsOptionsAndExitCodes() {
        assertThat(page(""))
                .contains(".SS \"gitproc logs [\\-f", ".TP\n\\fB\\-n, \\-\\-lines N\\fR\n", ".TP\n\\fB69\\fR\n")
                .doesNotContain("names");
    }

    @Test
    void everyDirectiveIsThereWithAnExample() {
        assertThat(page("directives"))
                .contains("\\fBTimeoutStopSec=  [Service]", ".EX\n[Service]\nTimeoutStopSec=2min 30s\n.EE");
    }

    @Test
    void everyKeyIsThereWithTheDefaultOfRoot() {
        assertThat(page("configuration"))
                .contains("\\fBsocket_path\\fR\n")
                .contains("Default: /var/run/gitproc.sock\n");
    }
}
