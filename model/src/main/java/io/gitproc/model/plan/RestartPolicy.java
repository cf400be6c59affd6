package io.gitproc.model.plan;

import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ExitStatusSet;
import io.gitproc.model.unit.ServiceSpec;

/**
 * Whether a unit that has ended is started again.
 *
 * <p>How its main process ended goes before {@code Restart=}, also when a timeout or the health check ended it; that it
 * is not to be started again goes before all. Source: systemd.service(5), {@code RestartPreventExitStatus=} and {@code
 * RestartForceExitStatus=}.
 */
final class RestartPolicy {
    private final ServiceSpec spec;

    private RestartPolicy(ServiceSpec spec) {
        this.spec = spec;
    }

    /** @param spec what is wanted now */
    static RestartPolicy of(ServiceSpec spec) {
        return new RestartPolicy(spec);
    }

    boolean restarts(Invocation ended) {
        if (endedAs(ended, spec.get(Directives.RESTART_PREVENT_EXIT_STATUS))) {
            return false;
        }
        return endedAs(ended, spec.get(Directives.RESTART_FORCE_EXIT_STATUS))
                || Outcome.of(ended, spec).restarts(spec.get(Directives.RESTART));
    }

    private static boolean endedAs(Invocation ended, ExitStatusSet statuses) {
        return ended.end().filter(end -> end.status().isIn(statuses)).isPresent();
    }
}
