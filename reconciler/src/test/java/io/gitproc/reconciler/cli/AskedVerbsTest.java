package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Reply;
import io.gitproc.reconciler.api.Samples;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What verbs ask the daemon to do, and how they end. */
@Timeout(120)
final class AskedVerbsTest extends WithADaemon {
    private static final String ME = System.getProperty("user.name");

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
                .isEqualTo("cannot start wep.service: no such unit in 3fa9c2d\n    help: did you mean web.service?\n");
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
