package io.gitproc.reconciler;

import io.gitproc.executors.Host;
import io.gitproc.executors.KernelException;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.StopCause;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.reconciler.state.Hold;
import io.gitproc.reconciler.state.Holds;
import io.gitproc.reconciler.state.StateException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * Ends the holds whose time is over.
 *
 * <p>They are looked for at each turn, so one that was over while no daemon ran ends at the first. Thread: the reconcile
 * thread alone.
 */
final class Releases {
    private final Host host;
    private final Holds holds;

    Releases(Host host, Holds holds) {
        this.host = host;
        this.holds = holds;
    }

    /** @return what was done, for the log */
    List<String> due(Instant now) {
        return holds.over(now).stream().map(hold -> end(hold, now)).toList();
    }

    /** A hold whose end cannot be written down goes on: else the next daemon would stop the unit again. */
    private String end(Hold hold, Instant now) {
        try {
            holds.release(hold.unit());
            giveReason(hold, now);
            return hold.unit() + ": " + hold.end();
        } catch (StateException refused) {
            return hold.unit() + ": the hold cannot end: " + refused.sentence();
        } catch (KernelException refused) {
            return hold.unit() + ": " + hold.end() + ", which cannot be noted: " + refused.clause();
        }
    }

    /** What was stopped for the hold starts again in any case; people shall see why. */
    private void giveReason(Hold hold, Instant now) throws KernelException {
        boolean wasStopped = host.observe(now, new TreeMap<>())
                .unit(hold.unit())
                .flatMap(UnitStatus::newest)
                .flatMap(Invocation::stop)
                .filter(stop -> stop.cause().kind() == StopCause.Kind.HELD)
                .isPresent();
        if (wasStopped) {
            host.retry(hold.unit(), hold.end(), now);
        }
    }
}
