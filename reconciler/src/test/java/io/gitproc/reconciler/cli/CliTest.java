package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.UnitState;
import io.gitproc.reconciler.api.ApiServer;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.RecordingControl;
import io.gitproc.reconciler.api.Reply;
import io.gitproc.reconciler.api.Samples;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class CliTest {
    private static final String ME = System.getProperty("user.name");

    @TempDir
    Path home;

    private Screen screen;
    private Path socket;

    @BeforeEach
    void open() {
        screen = new Screen(home, Samples.NOW);
        socket = home.resolve("gitproc.sock");
    }

    @Nested
    class WithoutADaemon {
        @ParameterizedTest
        @ValueSource(
                strings = {"list", "status", "status web", "start web", "sync", "logs web", "shutdown", "rollback x"})
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
        void aLineThatIsNotUnderstoodIsToldWithWhatWasMeant(String line, String complaint, String hint)
                throws Exception {
            assertThat(screen.run(line.split(" "))).isEqualTo(64);
            assertThat(screen.err()).isEqualTo(complaint + "\n    help: " + hint + "\n");
        }

        @Test
        void aConfigurationThatIsWrongIsAUsageError() throws IOException {
            Path file = Files.writeString(home.resolve("c.yaml"), "brnach: x");

            assertThat(screen.run("list", "--config", file.toString())).isEqualTo(64);
            assertThat(screen.run("--config", file.toString(), "list")).isEqualTo(64);
            assertThat(screen.err())
                    .isEqualTo(file + ":1:1: error: unknown key brnach\n    help: did you mean branch?\n");
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
    }

    @Nested
    class WithADaemon {
        private RecordingControl control;
        private ApiServer server;

        @BeforeEach
        void listen() throws IOException {
            control = new RecordingControl(Samples.loud(), home);
            server = ApiServer.open(socket, control, Samples.PROGRAM);
        }

        @AfterEach
        void close() throws IOException {
            server.close();
        }

        @Test
        void verbsAreAskedUnitByUnit() {
            assertThat(screen.run("start", "web", "db.service")).isZero();
            assertThat(screen.out()).isEqualTo("done\ndone\n");
            assertThat(screen.run("stop", "web", "-m", "disk \"full\"")).isZero();
            assertThat(screen.run("stop", "web", "--for", "2h")).isZero();
            assertThat(screen.run("release", "web", "db")).isZero();
            assertThat(screen.run("pause", "--for", "30", "-m", "move")).isZero();
            assertThat(screen.run("resume")).isZero();
            assertThat(screen.run("restart", "web")).isZero();
            assertThat(screen.run("rollback", "HEAD~1", "-m", "500s")).isZero();
            assertThat(screen.run("sync")).isZero();
            assertThat(screen.run("sync", "--wait", "--timeout", "2min")).isZero();
            assertThat(screen.run("wait", "--commit", "3fa9c2d")).isZero();
            assertThat(screen.run("wait", "--commit", "v1", "--healthy", "--timeout", "5s"))
                    .isZero();

            assertThat(control.asked())
                    .containsExactly(
                            "start web.service by " + ME,
                            "start db.service by " + ME,
                            "stop web.service by " + ME + ": disk \"full\"",
                            "stop web.service for PT2H by " + ME + ": ",
                            "release web.service by " + ME,
                            "release db.service by " + ME,
                            "pause for PT30S by " + ME + ": move",
                            "resume by " + ME,
                            "restart web.service by " + ME,
                            "rollback HEAD~1 until MENDED by " + ME + ": 500s",
                            "sync",
                            "sync and settle within PT2M",
                            "wait for 3fa9c2d to be applied within PT1M",
                            "wait for v1 to be healthy within PT5S");
        }

        @Test
        void failuresAreForgottenOfTheNamedUnitsOrOfAllThatHaveSome() {
            assertThat(screen.run("reset-failed", "db")).isZero();
            assertThat(screen.run("reset-failed")).isZero();
            control.show(Samples.calm());
            assertThat(screen.run("reset-failed")).isZero();

            assertThat(screen.out()).isEqualTo("no unit has failed\n");
            assertThat(control.asked())
                    .containsExactly(
                            "reset-failed db.service by " + ME,
                            "reset-failed a-unit-with-a-very-long-name-that-no-column-takes.service by " + ME);
        }

        @Test
        void theLogsOfSeveralUnitsGoByTimeWithTheirNames() throws IOException {
            log("web", "2026-11-22T20:36:01.000000Z 01234567 o one", "2026-11-22T20:36:03.000000Z 01234567 e three");
            log(
                    "db",
                    "2026-11-22T20:36:02.000000Z 01234567 o two, on",
                    "a second line",
                    "2026-11-22T20:36:04.000000Z 01234567 o four");

            assertThat(screen.run("logs", "web", "db")).as(screen.err()).isZero();
            assertThat(screen.out()).isEqualTo("""
                    Nov 22 20:36:01 web stdout: one
                    Nov 22 20:36:02 db  stdout: two, on
                    a second line
                    Nov 22 20:36:03 web stderr: three
                    Nov 22 20:36:04 db  stdout: four
                    """);
            assertThat(screen.run("logs", "web", "db", "--grep", "t(wo|hree)")).isZero();
            assertThat(screen.out())
                    .isEqualTo("Nov 22 20:36:02 db  stdout: two, on\nNov 22 20:36:03 web stderr: three\n");
            assertThat(screen.run("logs", "web", "--grep", "(")).isEqualTo(64);
        }

        @Test
        void theLastLinesOfALogAreCountedAmongThoseWithAMatch() throws IOException {
            log("web", "GET /a", "GET /b", "POST /c", "GET /d", "POST /e", "POST /f");

            assertThat(screen.run("logs", "web", "--grep", "GET", "-n", "2")).isZero();
            assertThat(screen.out()).isEqualTo("GET /b\nGET /d\n");
            assertThat(screen.run("logs", "web", "--grep", "GET", "-n", "9")).isZero();
            assertThat(screen.out()).isEqualTo("GET /a\nGET /b\nGET /d\n");
            assertThat(screen.run("logs", "web", "--grep", "GET", "-n", "0")).isZero();
            assertThat(screen.out()).isEmpty();
        }

        private void log(String unit, String... lines) throws IOException {
            Files.writeString(home.resolve(unit + ".log"), String.join("\n", lines) + "\n");
        }

        @Test
        void anAssertThatDoesNotHoldIsNoFailureToForget() {
            control.show(Samples.calm(Samples.unasserted()));

            assertThat(screen.run("reset-failed")).isZero();
            assertThat(screen.out()).isEqualTo("no unit has failed\n");
        }

        @Test
        void aFailedUnitWithoutALogHasNoEndOfIt() {
            control.show(Samples.calm(Samples.failing()));
            control.answer(CompletableFuture.completedFuture(Reply.refused(ExitCode.FAILED, "no", "")));

            assertThat(screen.run("sync", "--wait")).isEqualTo(1);
            assertThat(screen.out()).isEmpty();
        }

        @Test
        void oneUnitThatRefusesKeepsTheOthersFromNothing() {
            assertThat(screen.run("start", "wep", "web")).isEqualTo(4);
            assertThat(control.asked()).containsExactly("start web.service by " + ME);
            assertThat(screen.err())
                    .isEqualTo(
                            "cannot start wep.service: no such unit in 3fa9c2d\n    help: did you mean web.service?\n");
        }

        @ParameterizedTest
        @EnumSource(
                value = ExitCode.class,
                names = {"DONE", "CHANGES"},
                mode = EnumSource.Mode.EXCLUDE)
        void aRefusalOfTheDaemonIsHowTheCommandEnds(ExitCode code) {
            control.answer(CompletableFuture.completedFuture(Reply.refused(code, "no\u001b[2J", "later")));

            assertThat(screen.run("sync")).isEqualTo(code.number());
            assertThat(screen.err()).isEqualTo("no\\x1b[2J\n    help: later\n");
        }

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

        @Test
        void logsArePrintedByteForByteToAProgram() throws IOException {
            Files.writeString(home.resolve("web.log"), "a\n\u001b[31mb\u001b[0m\nc");

            assertThat(screen.run("logs", "web")).isZero();
            assertThat(screen.out()).isEqualTo("a\n\u001b[31mb\u001b[0m\nc\n");
            assertThat(screen.run("logs", "web", "-n", "1")).isZero();
            assertThat(screen.out()).isEqualTo("c\n");
            assertThat(screen.run("logs", "web", "-n", "-1")).isEqualTo(64);
        }

        @Test
        void logsAreAskedForByTimeInvocationAndStream() throws IOException {
            Files.writeString(home.resolve("web.log.1"), "2026-11-22T20:30:00.000000Z 0123abcd o one\n");
            Files.writeString(
                    home.resolve("web.log"),
                    "2026-11-22T20:31:00.000000Z ffff0000 o two\n2026-11-22T20:32:00.000000Z ffff0000 e three\n");

            assertThat(screen.run("logs", "web", "-o", "cat")).isZero();
            assertThat(screen.out()).isEqualTo("one\ntwo\nthree\n");
            assertThat(screen.run("logs", "web", "-o", "cat", "--invocation", "previous"))
                    .isZero();
            assertThat(screen.out()).isEqualTo("one\n");
            assertThat(screen.run("logs", "web", "-o", "cat", "--stream", "stderr"))
                    .isZero();
            assertThat(screen.out()).isEqualTo("three\n");
            assertThat(screen.run("logs", "web", "--since", "2026-11-22T20:31:30Z"))
                    .isZero();
            assertThat(screen.out()).isEqualTo("Nov 22 20:32:00 web stderr: three\n");
        }

        @Test
        void whatCannotBeAskedOfALogIsSaid() {
            assertThat(screen.run("logs", "web", "--since", "soon")).isEqualTo(64);
            assertThat(screen.err()).startsWith("--since=soon is not a time\n");
            assertThat(screen.run("logs", "web", "--invocation", "x&lines=1")).isEqualTo(64);
            assertThat(screen.err()).startsWith("x&lines=1 is not an invocation\n");
            assertThat(screen.run("logs", "web", "--stream", "both")).isEqualTo(64);
            assertThat(screen.run("logs", "web", "--invocation", "previous")).isEqualTo(1);
            assertThat(screen.err()).startsWith("no invocation before the newest one has written to ");
        }

        @Test
        void aFollowedLogEndsWhenTheDaemonDoes() throws Exception {
            Files.writeString(home.resolve("web.log"), "a\n");
            CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> screen.run("logs", "-f", "web"));
            while (screen.out().isEmpty()) {
                Thread.onSpinWait();
            }
            server.close();

            assertThat(code.get()).isEqualTo(69);
            assertThat(screen.out()).isEqualTo("a\n");
        }

        @Test
        void shutdownReturnsWhenNobodyListensAnyMore() throws Exception {
            CompletableFuture<Reply> reply = new CompletableFuture<>();
            control.answer(reply);
            CompletableFuture<Integer> code =
                    CompletableFuture.supplyAsync(() -> screen.run("shutdown", "--stop-services"));
            while (control.asked().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(control.asked()).containsExactly("shutdown with services by " + ME);
            reply.complete(Reply.done("every service is stopped"));
            server.close();

            assertThat(code.get()).isZero();
            assertThat(screen.out()).isEqualTo("every service is stopped\n");
        }

        @Test
        void aSecondDaemonInTheBackgroundIsRefusedWithThePidOfTheFirst() {
            assertThat(screen.run("daemon")).isEqualTo(1);
            assertThat(screen.err())
                    .isEqualTo("a daemon already runs on " + socket
                            + ": pid 99\n    help: to end it, and no service: gitproc shutdown\n");
        }
    }

    @Test
    void everyStateHasItsMeaning() {
        screen.run("help", "states");

        for (UnitState state : UnitState.values()) {
            assertThat(screen.out()).containsPattern("(?m)^" + state.word() + " ");
        }
    }
}
