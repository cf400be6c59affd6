package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.UnitState;
import io.gitproc.reconciler.api.Samples;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command does by itself: the line, the help, what is made on the disk; and what it says where no daemon is. */
@Timeout(30)
class CliTest {
    @TempDir
    Path home;

    private Screen screen;
    private Path socket;

    @BeforeEach
    void open() {
        screen = new Screen(home, Samples.NOW);
        socket = home.resolve("gitproc.sock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "status", "status web", "start web", "sync", "logs web", "shutdown", "rollback x"})
    void everyVerbThatAsksItSaysWhereNobodyListensAndWhatToType(String line) {
        assertThat(screen.run(line.split(" "))).isEqualTo(69);
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err())
                .isEqualTo("cannot reach the daemon: nothing listens on " + socket
                        + "\n    help: start one with: gitproc daemon\n");
    }

    @Test
    void aSocketThatADeadDaemonLeftIsTheSame() throws IOException {
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket))
                .close();

        assertThat(screen.run("list")).isEqualTo(69);
        assertThat(screen.err()).startsWith("cannot reach the daemon: nothing listens on ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lst | unknown verb lst | did you mean list?",
                "frobnicate | unknown verb frobnicate | see: gitproc help",
                "list --outptu json | unknown option --outptu | did you mean --output?",
                "list web | unknown argument web | see: gitproc help list",
                "start | Missing required parameter: 'UNIT' | see: gitproc help start",
                "list -o xml | Invalid value for option '--output': expected one of [text, json] (case-insensitive) but was 'xml' | see: gitproc help list",
                "stop ../x | ../x is not a name of a unit | write it as gitproc list shows it, with or without .service",
                "stop web --for -1 | --for=-1 is not a time span | write a number of seconds or a sum such as 1h 30min",
                "pause --for soon | --for=soon is not a time span | write a number of seconds or a sum such as 1h 30min",
                "sync --timeout soon | --timeout=soon is not a time span of at most a day | write a number of seconds or a sum such as 1min 30s",
                "help flying | there is no help on flying | gitproc help lists them",
                "explain TimoutStopSec | there is no directive TimoutStopSec | did you mean TimeoutStopSec?",
            })
    void aLineThatIsNotUnderstoodIsToldWithWhatWasMeant(String line, String complaint, String hint) throws Exception {
        assertThat(screen.run(line.split(" "))).isEqualTo(64);
        assertThat(screen.err()).isEqualTo(complaint + "\n    help: " + hint + "\n");
    }

    @Test
    void aConfigurationThatIsWrongIsAUsageError() throws IOException {
        Path file = Files.writeString(home.resolve("c.yaml"), "brnach: x");

        assertThat(screen.run("list", "--config", file.toString())).isEqualTo(64);
        assertThat(screen.run("--config", file.toString(), "list")).isEqualTo(64);
        assertThat(screen.err()).isEqualTo(file + ":1:1: error: unknown key brnach\n    help: did you mean branch?\n");
    }

    @Test
    void helpListsEveryVerbInOneLine() {
        assertThat(screen.run("help")).isZero();
        assertThat(screen.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(screen.out())
                .contains("    init           Make a repository")
                .contains("    exit-codes     how commands end\n");
        assertThat(screen.run("--help")).isZero();
        assertThat(screen.run("list", "--help")).isZero();
        assertThat(screen.out()).startsWith("Usage: gitproc list [-h] [--config=FILE] [-o=FORM]\n");
    }

    @Test
    void aLineWithoutAVerbIsAUsageErrorThatShowsTheVerbs() {
        assertThat(screen.run()).isEqualTo(64);
        assertThat(screen.out()).contains("    list           Show all units");
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void everyTopicHasItsText(Topic topic) {
        assertThat(screen.run("help", topic.word())).isZero();
        assertThat(screen.out().lines()).hasSizeGreaterThan(8);
    }

    @Test
    void aDirectiveIsExplainedFromTheTable() {
        assertThat(screen.run("explain", "timeoutstopsec=")).isZero();
        assertThat(screen.out())
                .startsWith("TimeoutStopSec=  [Service]")
                .contains("Default: TimeoutStopSec=1min 30s. A new value is used at once");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(screen.run("version")).isZero();
        assertThat(screen.out()).matches("gitproc [0-9]+\\.[0-9]+\\.[0-9]+.*\n");
    }

    @Test
    void aRepositoryIsMadeAndMadeAgain() {
        String place = home.resolve("repo").toString();

        assertThat(screen.run("init", "--repo", place)).isZero();
        assertThat(screen.out()).contains("made a repository in " + place + " with the branch main");
        assertThat(screen.run("init", "--repo", place)).isZero();
        assertThat(screen.out()).contains("already");
    }

    @Test
    void aRepositoryIsNotMadeOfAFile() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThat(screen.run("init", "--repo", file.toString())).isEqualTo(1);
        assertThat(screen.err()).contains("is a file, not a folder");
    }

    @Test
    void theDaemonInTheForegroundGivesItsExitCode() {
        assertThat(screen.run("daemon", "--foreground")).isEqualTo(70);
        assertThat(screen.run("daemon", "--foreground", "--watch-branch", "next", "--stop-services"))
                .isEqualTo(70);
        assertThat(screen.daemons()).containsExactly("main KEEP_SERVICES", "next STOP_SERVICES");
    }

    @Test
    void everyStateHasItsMeaning() {
        screen.run("help", "states");

        for (UnitState state : UnitState.values()) {
            assertThat(screen.out()).containsPattern("(?m)^" + state.word() + " ");
        }
    }
}
