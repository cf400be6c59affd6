package io.gitproc.model.plan;

import static io.gitproc.model.plan.Scene.Sight.launched;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.Scene.Sight;
import io.gitproc.model.unit.Signal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every value of {@code Restart=} against every kind of end: whether the unit is started again.
 *
 * <p>The first rows are the table of systemd.service(5), "Exit causes and the effect of the Restart= settings"; the health
 * check is ours.
 */
final class RestartTableTest {
    private static final String LISTS =
            "SuccessExitStatus=143 SIGUSR1 SIGABRT\nRestartPreventExitStatus=78 SIGUSR2\nRestartForceExitStatus=75 78 SIGALRM";

    @ParameterizedTest(name = "{0}: {1} with no, {2} with always")
    @CsvSource({
        // end           no     always success failure abnormal abort watchdog
        "exit 0,         -,     again, again,  -,      -,       -,     -",
        "exit 1,         -,     again, -,      again,  -,       -,     -",
        "SIGHUP,         -,     again, again,  -,      -,       -,     -",
        "SIGINT,         -,     again, again,  -,      -,       -,     -",
        "SIGTERM,        -,     again, again,  -,      -,       -,     -",
        "SIGPIPE,        -,     again, again,  -,      -,       -,     -",
        "SIGKILL,        -,     again, -,      again,  again,   again, -",
        "core dump,      -,     again, -,      again,  again,   again, -",
        "start timeout,  -,     again, -,      again,  again,   -,     -",
        "runtime limit,  -,     again, -,      again,  again,   -,     -",
        "stop timeout,   -,     again, -,      again,  again,   -,     -",
        "oom,            -,     again, -,      again,  again,   -,     -",
        "watchdog,       -,     again, -,      again,  again,   -,     again",
        "health,         again, again, again,  again,  again,   again, again",
        "not started,    -,     again, -,      again,  -,       -,     -",
        "lost,           -,     again, -,      again,  again,   again, -",
        "exit success,   -,     again, again,  -,      -,       -,     -",
        "signal success, -,     again, again,  -,      -,       -,     -",
        "dumped success, -,     again, -,      again,  again,   again, -",
        "exit forced,    again, again, again,  again,  again,   again, again",
        "signal forced,  again, again, again,  again,  again,   again, again",
        "both lists,     -,     -,     -,      -,      -,       -,     -",
        "signal barred,  -,     -,     -,      -,      -,       -,     -",
    })
    void isStartedAgain(
            String end,
            String no,
            String always,
            String success,
            String failure,
            String abnormal,
            String abort,
            String watchdog) {
        assertThat(again("no", end)).isEqualTo(no);
        assertThat(again("always", end)).isEqualTo(always);
        assertThat(again("on-success", end)).isEqualTo(success);
        assertThat(again("on-failure", end)).isEqualTo(failure);
        assertThat(again("on-abnormal", end)).isEqualTo(abnormal);
        assertThat(again("on-abort", end)).isEqualTo(abort);
        assertThat(again("on-watchdog", end)).isEqualTo(watchdog);
    }

    private static String again(String mode, String end) {
        Scene scene = new Scene()
                .wants("web", "Restart=" + mode, LISTS)
                .sees("web", sight(end))
                .now(1000);
        return scene.ready().equals(List.of("start web")) ? "again" : "-";
    }

    private static Sight sight(String end) {
        return switch (end) {
            case "core dump" -> ended(new ExitStatus.Killed(Signal.SEGV, true));
            case "start timeout" -> stopped(StopCause.Kind.START_TIMEOUT);
            case "runtime limit" -> stopped(StopCause.Kind.RUNTIME_MAX);
            case "watchdog" -> stopped(StopCause.Kind.WATCHDOG);
            case "health" -> stopped(StopCause.Kind.HEALTH);
            case "stop timeout" ->
                ended(new ExitStatus.Code(0)).asked(10, StopCause.Kind.LEFTOVER).killed(100);
            case "oom" -> ended(new ExitStatus.OutOfMemory(Optional.empty(), Optional.empty()));
            case "not started" -> ended(new ExitStatus.NotStarted(203, "executable /bin/web: no such file"));
            case "lost" -> ended(new ExitStatus.Lost());
            case "exit success" -> ended(new ExitStatus.Code(143));
            case "signal success" -> ended(new ExitStatus.Killed(Signal.USR1, false));
            case "dumped success" -> ended(new ExitStatus.Killed(Signal.ABRT, true));
            case "exit forced" -> ended(new ExitStatus.Code(75));
            case "signal forced" -> ended(killed("SIGALRM"));
            case "both lists" -> ended(new ExitStatus.Code(78));
            case "signal barred" -> ended(killed("SIGUSR2"));
            default ->
                ended(end.startsWith("exit ") ? new ExitStatus.Code(Integer.parseInt(end.substring(5))) : killed(end));
        };
    }

    private static ExitStatus killed(String signal) {
        return new ExitStatus.Killed(Signal.parse(signal).orElseThrow(), false);
    }

    private static Sight ended(ExitStatus status) {
        return launched(0).asWanted().ended(10, status);
    }

    /** Its main process ended well when it was asked to. */
    private static Sight stopped(StopCause.Kind kind) {
        return ended(new ExitStatus.Code(0)).asked(9, kind);
    }
}
