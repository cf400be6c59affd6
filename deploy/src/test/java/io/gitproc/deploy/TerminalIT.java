package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person at a terminal sees, and finds afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TerminalIT {
    private static final String CLEARED = "\r\u001b[K";
    private static final String BACK = "\u001b[?25h\u001b[?1049l";

    private final Playground playground = Playground.open();

    @BeforeAll
    void deploy() {
        playground.work().write("web.service", "[Service]\nExecStart=/bin/sleep 1000\n");
        playground.deploy("Web");
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void aWaitShowsWhatItWaitsForAndLeavesTheAnswerAlone() {
        playground.work().write("slow.service", """
                [Service]
                Type=oneshot
                RemainAfterExit=yes
                ExecStart=/bin/sleep 4
                """);
        playground.work().push("Slow");
        try (Started terminal = terminal("sync --wait")) {
            assertThat(terminal.code()).as(terminal.output()).isZero();

            assertThat(terminal.output())
                    .containsPattern(
                            "\r[0-9]+ of 2 units settled; waits for slow\\.service \\(starting [0-9] s\\)…\u001b\\[K")
                    .containsPattern("\r\u001b\\[Kconverged to [0-9a-f]{7}");
        }
    }

    @Test
    void aTerminalThatCannotGoBackInALineGetsTheAnswerAlone() {
        try (Started terminal = Started.onTerminal(playground.folder(), "TERM=dumb " + line("sync --wait"))) {
            assertThat(terminal.code()).as(terminal.output()).isZero();
            assertThat(terminal.output()).doesNotContain(CLEARED);
        }
    }

    /** The second is Ctrl-C. */
    @ParameterizedTest
    @ValueSource(strings = {"q", "\u0003"})
    void topRefreshesUntilItIsLeftAndTheTerminalIsAsItWas(String key) {
        String around = "trap : INT; stty -g >before; " + line("top") + "; stty -g >after";
        try (Started terminal = Started.onTerminal(playground.folder(), around)) {
            eventually(() -> assertThat(terminal.output().split("q leaves", -1)).hasSizeGreaterThan(2));
            assertThat(terminal.output()).contains("NAME", "web.service");
            terminal.type(key);
            terminal.code();

            assertThat(terminal.output()).contains(BACK);
            assertThat(playground.read("after")).isNotEmpty().isEqualTo(playground.read("before"));
        }
    }

    private Started terminal(String words) {
        return Started.onTerminal(playground.folder(), line(words));
    }

    private String line(String words) {
        return String.join(" ", playground.command(words.split(" ")));
    }
}
