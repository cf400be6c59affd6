package io.gitproc.reconciler;

import io.gitproc.executors.Host;
import io.gitproc.executors.KernelException;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.StopCause;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.state.Hold;
import io.gitproc.reconciler.state.Holds;
import io.gitproc.reconciler.state.StateException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
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
    /** What has been said of those that cannot end. */
    private final SortedMap<UnitName, String> refused = new TreeMap<>();

    Releases(Host host, Holds holds) {
        this.host = host;
        this.holds = holds;
    }

    /** @return what was done, for the log */
    List<String> due(Instant now) {
        return holds.over(now).stream().flatMap(hold -> end(hold, now).stream()).toList();
    }

    /** A hold whose end cannot be written down goes on: else the next daemon would stop the unit again. */
    private Optional<String> end(Hold hold, Instant now) {
        try {
            holds.release(hold.unit());
            refused.remove(hold.unit());
            giveReason(hold, now);
            return Optional.of(hold.unit() + ": " + hold.end());
        } catch (StateException cause) {
            return once(hold.unit(), hold.unit() + ": the hold cannot end: " + cause.sentence());
        } catch (KernelException cause) {
            return Optional.of(hold.unit() + ": " + hold.end() + ", which cannot be noted: " + cause.clause());
        }
    }

    /** It is tried at every look, and says nothing new. */
    private Optional<String> once(UnitName unit, String sentence) {
        return Optional.of(sentence).filter(news -> !news.equals(refused.put(unit, news)));
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
