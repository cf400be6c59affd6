package io.gitproc.model.plan;

import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ExecCommand;
import io.gitproc.model.unit.Restart;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.ServiceType;
import io.gitproc.model.unit.Signal;
import java.util.List;

/** How an end counts: the columns of the table of {@code Restart=} in systemd.service(5). */
public enum Outcome {
    CLEAN,
    UNCLEAN_CODE,
    UNCLEAN_SIGNAL,
    TIMEOUT,
    OOM,
    /** It ended well, and too soon: it had not said that it is ready. */
    PROTOCOL,
    WATCHDOG,
    HEALTH;

    private static final List<Signal> CLEAN_SIGNALS = List.of(Signal.HUP, Signal.INT, Signal.TERM, Signal.PIPE);

    /** The outcome of an invocation whose main process has ended, or of which nothing is left. */
    public static Outcome of(Invocation ended) {
        return of(ended, ended.spec());
    }

    /** @param spec what counts now of what makes an end a good one */
    static Outcome of(Invocation ended, ServiceSpec spec) {
        StopCause.Kind kind = ended.stop().map(stop -> stop.cause().kind()).orElse(StopCause.Kind.LEFTOVER);
        return switch (kind) {
            case WATCHDOG -> WATCHDOG;
            case HEALTH -> HEALTH;
            case START_TIMEOUT, RUNTIME_MAX -> TIMEOUT;
            case REPLACED, RESTART, HELD, REMOVED, DEPENDENCY, SHUTDOWN -> CLEAN;
            case LEFTOVER -> byItself(ended, spec);
        };
    }

    /** What outlived a good end, and its stop timeout too, makes it a bad one. */
    private static Outcome byItself(Invocation ended, ServiceSpec spec) {
        Outcome own = ended.end().map(end -> of(end.status(), spec)).orElse(UNCLEAN_SIGNAL);
        if (own == CLEAN && ended.outlastedItsStop()) {
            return TIMEOUT;
        }
        return own == CLEAN && !wasUp(ended) ? PROTOCOL : own;
    }

    /** Whether it kept its word; who gave none has. */
    private static boolean wasUp(Invocation ended) {
        return ended.spec().get(Directives.TYPE) != ServiceType.NOTIFY
                || ended.notified().ready().isPresent();
    }

    /** The prefix {@code -} of the last command makes any end of it a good one. */
    private static boolean isIgnored(ServiceSpec spec) {
        List<ExecCommand> commands = spec.get(Directives.EXEC_START);
        return commands.get(commands.size() - 1).ignoresFailure();
    }

    private static Outcome of(ExitStatus status, ServiceSpec spec) {
        if (isIgnored(spec)) {
            return CLEAN;
        }
        return status.match(new ExitStatus.Cases<>(
                code -> code.value() == 0 || isSuccess(status, spec) ? CLEAN : UNCLEAN_CODE,
                killed -> isClean(killed, spec) ? CLEAN : UNCLEAN_SIGNAL,
                notStarted -> isSuccess(status, spec) ? CLEAN : UNCLEAN_CODE,
                outOfMemory -> OOM,
                lost -> UNCLEAN_SIGNAL));
    }

    private static boolean isSuccess(ExitStatus status, ServiceSpec spec) {
        return status.isIn(spec.get(Directives.SUCCESS_EXIT_STATUS));
    }

    /** Who left a core dump did not end well, whatever is said of the signal. */
    private static boolean isClean(ExitStatus.Killed killed, ServiceSpec spec) {
        return !killed.coreDumped() && (isClean(killed.signal(), spec) || isSuccess(killed, spec));
    }

    private static boolean isClean(Signal signal, ServiceSpec spec) {
        return spec.get(Directives.TYPE) != ServiceType.ONESHOT && CLEAN_SIGNALS.contains(signal);
    }

    /**
     * Whether a unit that ended so is started again. A failed health check restarts in every mode: a check without a
     * restart would be none.
     */
    public boolean restarts(Restart mode) {
        return this == HEALTH
                || switch (mode) {
                    case NO -> false;
                    case ON_WATCHDOG -> this == WATCHDOG;
                    case ALWAYS -> true;
                    case ON_SUCCESS -> this == CLEAN;
                    case ON_FAILURE -> this != CLEAN;
                    case ON_ABNORMAL -> this != CLEAN && this != UNCLEAN_CODE;
                    case ON_ABORT -> this == UNCLEAN_SIGNAL;
                };
    }
}
