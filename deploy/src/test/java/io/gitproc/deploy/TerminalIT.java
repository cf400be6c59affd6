package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.reconciler.source.remote.GitDaemon;
import java.net.URI;
import java.util.Random;
import java.util.function.BiConsumer;
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
    private static final String FETCHING = "\rfetching: receiving objects [0-9]+ %, [0-9.]+ KiB…\u001b\\[K";
    private static final int LARGE = 1 << 20;
    private static final int STOPS_AFTER = 100_000;
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
                ExecStart=/bin/sh -c 'until [ -e %s/ready ]; do sleep 0.1; done'
                """.formatted(playground.folder()));
        playground.work().push("Slow");
        try (Started terminal = terminal("sync --wait")) {
            eventually(
                    () -> assertThat(terminal.output())
                            .containsPattern(
                                    "\r[0-9]+ of 2 units settled; waits for slow\\.service \\(starting [0-9]+ s\\)…\u001b\\[K"));
            playground.write("ready", "");

            assertThat(terminal.code()).as(terminal.output()).isZero();
            assertThat(terminal.output()).containsPattern("\r\u001b\\[Kconverged to [0-9a-f]{7}");
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

    @Test
    void aDaemonsFirstFetchShowsHowMuchHasCome() {
        onASlowRoad((road, here) -> {
            here.startDaemon();
            try (Started terminal = terminal(here, "sync --wait")) {
                eventually(() -> assertThat(terminal.output()).containsPattern(FETCHING));
                assertThat(here.done("status")).containsPattern(" fetching: receiving objects [0-9]+ %, [0-9.]+ KiB\n");
                road.open();

                assertThat(terminal.code()).as(terminal.output()).isZero();
                assertThat(terminal.output()).containsPattern("\r\u001b\\[Kconverged to [0-9a-f]{7}");
            }
            assertThat(here.done("status")).doesNotContain("fetching");
            assertThat(here.read("log/gitproc.log")).doesNotContain("eceiving objects");
        });
    }

    @Test
    void initShowsHowMuchOfTheRemoteHasCome() {
        onASlowRoad((road, here) -> {
            try (Started terminal = terminal(here, "init")) {
                eventually(() -> assertThat(terminal.output()).containsPattern(FETCHING));
                road.open();

                assertThat(terminal.code()).as(terminal.output()).isZero();
                assertThat(terminal.output())
                        .containsPattern("\r\u001b\\[Kfetched the branch main of git://127.0.0.1:");
            }
            assertThat(here.gitproc("plan").out()).contains("start", "web.service");
        });
    }

    /** On which a fetch stops in the middle. */
    private static void onASlowRoad(BiConsumer<SlowRoad, Playground> test) {
        assumeTrue(GitDaemon.isInstalled(), "git daemon is not installed: no slow remote is watched");
        Playground here = Playground.quiet();
        try (GitDaemon daemon = GitDaemon.open(here.folder());
                SlowRoad road = SlowRoad.to(URI.create(daemon.url("")).getPort(), STOPS_AFTER)) {
            byte[] noise = new byte[LARGE];
            new Random(1).nextBytes(noise);
            here.work().write("web.service", "[Service]\nExecStart=/bin/sleep 1000\n");
            here.work().write("noise", noise).push("Web");
            here.configure(
                    "repo_path: " + here.folder().resolve("clone.git"),
                    "fetch_interval: 1h",
                    "remote: git://127.0.0.1:" + road.port() + "/"
                            + here.repository().getFileName());
            test.accept(road, here);
        } finally {
            here.close();
        }
    }

    private Started terminal(String words) {
        return terminal(playground, words);
    }

    private static Started terminal(Playground host, String words) {
        return Started.onTerminal(host.folder(), String.join(" ", host.command(words.split(" "))));
    }

    private String line(String words) {
        return String.join(" ", playground.command(words.split(" ")));
    }
}
