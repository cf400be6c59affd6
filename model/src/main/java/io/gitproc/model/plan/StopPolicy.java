package io.gitproc.model.plan;

import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.KillMode;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.Signal;
import io.gitproc.model.unit.UnitName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a unit is stopped: whom it asks, when it does more than ask, and whom it leaves alone in the end.
 *
 * <p>Source: systemd.kill(5), {@code KillMode=}, {@code SendSIGKILL=}, {@code SendSIGHUP=}, {@code FinalKillSignal=}.
 */
final class StopPolicy {
    /** How long to wait for the kernel before a kill is repeated. */
    private static final Duration KILL_AGAIN = Duration.ofSeconds(1);

    private final ServiceSpec spec;
    private final KillMode mode;

    private StopPolicy(ServiceSpec spec) {
        this.spec = spec;
        this.mode = spec.get(Directives.KILL_MODE);
    }

    static StopPolicy of(ServiceSpec spec) {
        return new StopPolicy(spec);
    }

    /** What asks it to end, in this order; what was stopped goes on, so that it can hear. */
    List<Signal> requests(StopCause.Kind cause) {
        if (mode == KillMode.NONE) {
            return List.of();
        }
        Signal first = cause == StopCause.Kind.WATCHDOG ? Signal.ABRT : spec.get(Directives.KILL_SIGNAL);
        List<Signal> requests = new ArrayList<>(List.of(first));
        if (!first.equals(Signal.KILL) && !first.equals(Signal.CONT)) {
            requests.add(Signal.CONT);
        }
        if (spec.get(Directives.SEND_SIGHUP) && !first.equals(Signal.HUP)) {
            requests.add(Signal.HUP);
        }
        return List.copyOf(requests);
    }

    /** Whom they are for. */
    Reach asks() {
        return switch (mode) {
            case CONTROL_GROUP -> Reach.ALL;
            case MIXED, PROCESS, NONE -> Reach.MAIN;
        };
    }

    /** When patience with an invocation that was asked to end is over, for the first time or again. */
    Instant due(Invocation asked, Instant since) {
        if (asked.killed().isPresent()) {
            return asked.killed().get().plus(KILL_AGAIN);
        }
        return isHeadless(asked) ? since : since.plus(spec.get(Directives.TIMEOUT_STOP_SEC));
    }

    /** The main process was asked, has ended, and left those that are not asked. */
    private boolean isHeadless(Invocation asked) {
        return mode == KillMode.MIXED && asked.end().isPresent();
    }

    /** What ends the invocation when that time has come. */
    Action.Kill kill(UnitName unit, Invocation asked) {
        return new Action.Kill(
                unit,
                asked.id(),
                spec.get(Directives.FINAL_KILL_SIGNAL),
                ends(),
                isHeadless(asked) ? "its main process has ended" : "still there after its stop timeout");
    }

    private Reach ends() {
        return switch (mode) {
            case CONTROL_GROUP, MIXED -> Reach.ALL;
            case PROCESS, NONE -> Reach.MAIN;
        };
    }

    /** Whether what is left of an invocation that was asked to end stays for good. */
    boolean letsGo(Invocation asked, Instant since, Instant now) {
        boolean mainEnded = asked.end().isPresent();
        boolean isDue = !now.isBefore(due(asked, since));
        boolean kills = spec.get(Directives.SEND_SIGKILL);
        return switch (mode) {
            case NONE -> true;
            case PROCESS -> mainEnded || (isDue && (asked.killed().isPresent() || !kills));
            case MIXED, CONTROL_GROUP -> isDue && !kills;
        };
    }
}
