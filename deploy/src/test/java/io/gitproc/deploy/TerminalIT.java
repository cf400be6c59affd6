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
        try (Pty pty = terminal("sync --wait")) {
            assertThat(pty.code()).as(pty.output()).isZero();

            assertThat(pty.output())
                    .containsPattern(
                            "\r[0-9]+ of 2 units settled; waits for slow\\.service \\(starting [0-9] s\\)…\u001b\\[K")
                    .containsPattern("\r\u001b\\[Kconverged to [0-9a-f]{7}");
        }
    }

    @Test
    void aTerminalThatCannotGoBackInALineGetsTheAnswerAlone() {
        try (Pty pty = Pty.run(playground.folder(), "TERM=dumb " + line("sync --wait"))) {
            assertThat(pty.code()).as(pty.output()).isZero();
            assertThat(pty.output()).doesNotContain(CLEARED);
        }
    }

    /** The second is Ctrl-C. */
    @ParameterizedTest
    @ValueSource(strings = {"q", "\u0003"})
    void topRefreshesUntilItIsLeftAndTheTerminalIsAsItWas(String key) {
        String around = "trap : INT; stty -g >before; " + line("top") + "; stty -g >after";
        try (Pty pty = Pty.run(playground.folder(), around)) {
            eventually(() -> assertThat(pty.output().split("q leaves", -1)).hasSizeGreaterThan(2));
            assertThat(pty.output()).contains("NAME", "web.service");
            pty.type(key);
            pty.code();

            assertThat(pty.output()).contains(BACK);
            assertThat(playground.read("after")).isNotEmpty().isEqualTo(playground.read("before"));
        }
    }

    private Pty terminal(String words) {
        return Pty.run(playground.folder(), line(words));
    }

    private String line(String words) {
        return String.join(" ", playground.command(words.split(" ")));
    }
}
