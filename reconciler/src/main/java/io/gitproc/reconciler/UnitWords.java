package io.gitproc.reconciler;

import io.gitproc.model.plan.Health;
import io.gitproc.model.plan.UnitState;
import io.gitproc.reconciler.api.UnitView;

/** What keeps a host from being done, of one unit. */
final class UnitWords {
    private UnitWords() {}

    /** {@code web.service is crash-loop: exit 1}. */
    static String of(UnitView unit) {
        String state = unit.name() + " is " + unit.state().word();
        return isUnderWay(unit) ? state : isFailing(unit) ? state + cause(unit) : state + ", " + health(unit);
    }

    private static String cause(UnitView unit) {
        return unit.run()
                .lastExit()
                .map(UnitView.LastExit::cause)
                .or(() -> unit.notes().stream().findFirst())
                .map(cause -> ": " + cause)
                .orElse("");
    }

    private static String health(UnitView unit) {
        return "health " + unit.health().verdict().word();
    }

    /** It may yet be what is wanted. */
    static boolean isUnderWay(UnitView unit) {
        return switch (unit.state()) {
            case STARTING, STOPPING, WAITING -> true;
            case RUNNING, STOPPED, EXITED, SCHEDULED, BACKOFF, CRASH_LOOP, FAILED, HELD, REJECTED -> false;
        };
    }

    /** Its last end was a bad one, or it cannot run at all. */
    static boolean isFailing(UnitView unit) {
        return switch (unit.state()) {
            case BACKOFF, CRASH_LOOP, FAILED, REJECTED -> true;
            case RUNNING, STARTING, STOPPING, STOPPED, EXITED, SCHEDULED, WAITING, HELD -> false;
        };
    }

    /** It fails, or its checks do not pass. */
    static boolean isUnwell(UnitView unit) {
        return isFailing(unit)
                || (unit.state() == UnitState.RUNNING
                        && unit.health().verdict() != Health.NONE
                        && unit.health().verdict() != Health.HEALTHY);
    }
}
