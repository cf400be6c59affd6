package io.gitproc.reconciler;

import io.gitproc.executors.Host;
import io.gitproc.executors.KernelException;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.StopCause;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.Reply;
import io.gitproc.reconciler.state.Hold;
import io.gitproc.reconciler.state.Holds;
import io.gitproc.reconciler.state.StateException;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What people ask of a unit, carried out: a hold, a mark in a folder, a stop. The plan does the rest.
 *
 * <p>Thread: the reconcile thread alone.
 */
final class UnitVerbs {
    private final Host host;
    private final Holds holds;
    private final Wishes wishes;
    private final Troubles troubles;

    UnitVerbs(Host host, Holds holds, Wishes wishes, Troubles troubles) {
        this.host = host;
        this.holds = holds;
        this.wishes = wishes;
        this.troubles = troubles;
    }

    /** @return what is to be heard when it has come about */
    Expectation perform(Message.Command command, Wanted wanted, Instant now) throws KernelException, StateException {
        return switch (command.verb()) {
            case START -> start(command, wanted.spec(), now);
            case STOP -> stop(command, wanted, now);
            case RESTART -> restart(command, wanted.spec(), now);
            case RELEASE -> release(command, wanted.spec());
            case RESET_FAILED -> resetFailed(command, now);
        };
    }

    /** What runs already is left alone: a mark on it would start it once more when it ends. */
    private Expectation start(Message.Command command, ServiceSpec spec, Instant now)
            throws KernelException, StateException {
        holds.release(command.unit());
        troubles.over(command.unit());
        Observed seen = host.observe(now, new TreeMap<>());
        if (running(seen, command.unit()).isEmpty()) {
            retry(seen, command.unit(), "started by " + command.by().name(), now);
        }
        return Expectation.started(spec, Optional.empty());
    }

    /** A mark on the last start has it started once more; where there was none the plan must be told. */
    private void retry(Observed seen, UnitName unit, String reason, Instant now) throws KernelException {
        if (seen.unit(unit).flatMap(UnitStatus::newest).isPresent()) {
            host.retry(unit, reason, now);
        } else {
            wishes.add(unit, reason);
        }
    }

    private Expectation stop(Message.Command command, Wanted wanted, Instant now) throws StateException {
        wishes.drop(command.unit());
        holds.hold(Hold.of(command.unit(), command.intent(), now, wanted.commit()));
        troubles.over(command.unit());
        return Expectation.stopped(command.unit(), command.intent());
    }

    /** That it starts follows from how it was stopped. */
    private Expectation release(Message.Command command, ServiceSpec spec) throws StateException {
        if (holds.of(command.unit()).isEmpty()) {
            return Expectation.met(Reply.done(command.unit() + " is not held: there is nothing to release"));
        }
        holds.release(command.unit());
        troubles.over(command.unit());
        return Expectation.released(spec);
    }

    /** Of a unit that is held and not declared. */
    Expectation release(UnitName unit) throws StateException {
        holds.release(unit);
        return Expectation.met(Expectation.nothingToStart(unit));
    }

    /** A stop as soon as those are stopped that stop before it; that it is started again follows from its cause. */
    private Expectation restart(Message.Command command, ServiceSpec spec, Instant now)
            throws KernelException, StateException {
        holds.release(command.unit());
        troubles.over(command.unit());
        Observed seen = host.observe(now, new TreeMap<>());
        Optional<Invocation> running = running(seen, command.unit());
        if (running.isPresent()) {
            StopCause cause = new StopCause(
                    StopCause.Kind.RESTART, "restarted by " + command.by().name());
            host.request(command.unit(), running.get().id(), cause, now);
        } else {
            retry(seen, command.unit(), "restarted by " + command.by().name(), now);
        }
        return Expectation.started(spec, running.map(Invocation::id));
    }

    /** What waits is tried at once; what is not to be started by itself stays down, and has not failed any more. */
    private Expectation resetFailed(Message.Command command, Instant now) throws KernelException {
        troubles.over(command.unit());
        host.reset(command.unit(), "failures forgotten by " + command.by().name(), now);
        return Expectation.forgotten(command.unit());
    }

    private static Optional<Invocation> running(Observed observed, UnitName unit) {
        return observed.unit(unit)
                .flatMap(UnitStatus::newest)
                .filter(invocation -> invocation.alive() && invocation.stop().isEmpty());
    }
}
