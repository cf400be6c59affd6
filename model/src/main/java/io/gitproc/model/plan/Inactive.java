package io.gitproc.model.plan;

import io.gitproc.model.plan.Step.Begin;
import io.gitproc.model.plan.Step.Stay;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a unit of which nothing is left: it rests, or starts by itself, when it is called, or once more. */
final class Inactive {
    private final UnitStatus status;
    private final Optional<Wanted> wanted;
    private final Instant now;
    private final Standing standing;

    Inactive(UnitStatus status, Optional<Wanted> wanted, Instant now, Standing standing) {
        this.status = status;
        this.wanted = wanted;
        this.now = now;
        this.standing = standing;
    }

    Step next() {
        boolean isHeld = wanted.flatMap(Wanted::hold).isPresent();
        if (!isHeld && status.invocations().stream().anyMatch(Invocation::abandoned)) {
            return Stay.up(UnitState.STARTING, Health.NONE, false);
        }
        return wanted.map(this::wanted).orElseGet(() -> Stay.down(UnitState.STOPPED));
    }

    private Step wanted(Wanted unit) {
        if (unit.hold().isPresent()) {
            return held(unit, unit.hold().get());
        }
        if (status.obstacle().isPresent()) {
            return Stay.down(UnitState.REJECTED).noting(status.obstacle().get());
        }
        Optional<UnitStatus.Trouble> trouble = status.trouble().filter(refused -> now.isBefore(refused.until()));
        if (trouble.isPresent()) {
            return Stay.downUntil(UnitState.BACKOFF, Health.NONE, trouble.get().until())
                    .noting(trouble.get().message());
        }
        return unlessUnmet(standing.call().map(call -> onCall(call, unit)).orElseGet(() -> ofItself(unit)));
    }

    private Step held(Wanted unit, StopCause hold) {
        Stay stay = Stay.down(UnitState.HELD).noting(hold.words());
        return status.newest().filter(unit::isNewTo).isPresent() ? stay.noting("new version waiting") : stay;
    }

    /** Conditions are asked before a start, systemd.unit(5); they end nothing, and undo nothing that has ended. */
    private Step unlessUnmet(Step step) {
        return step.begin()
                .flatMap(begin -> status.unmet())
                .map(Inactive::passedOver)
                .orElse(step);
    }

    private static Step passedOver(Unmet unmet) {
        return Stay.down(unmet.state()).noting(unmet.words());
    }

    private Step ofItself(Wanted unit) {
        return status.newest()
                .map(last -> recovery(last, unit))
                .orElseGet(() -> Begin.anew("wanted by " + unit.commit().brief()));
    }

    private Step recovery(Invocation last, Wanted unit) {
        return Recovery.of(status, unit, now, standing).step(last);
    }

    /** It runs when it is called, or a person wants it; and what was interrupted runs once more. */
    private Step onCall(Standing.Call call, Wanted unit) {
        Optional<Invocation> last = status.newest();
        if (last.filter(Inactive::isToGoOn).isPresent()) {
            return recovery(last.get(), unit);
        }
        Optional<String> reason = call.reason().or(unit::wish);
        if (reason.isPresent()) {
            return Begin.anew(reason.get());
        }
        Step rest = last.filter(it -> !unit.isNewTo(it) && !it.wasAskedToEnd())
                .map(it -> recovery(it, unit))
                .orElseGet(() -> Stay.down(UnitState.STOPPED));
        return onTime(rest, unit).noting(call.note());
    }

    /** A time that comes while it is to be tried again anyhow is served by that. */
    private Step onTime(Step rest, Wanted unit) {
        boolean rests = rest.stay().filter(stay -> stay.nextTry().isEmpty()).isPresent();
        if (!rests || !unit.spec().isTimed()) {
            return rest;
        }
        boolean isWell = rest.isIn(UnitState.STOPPED) || rest.isIn(UnitState.EXITED);
        return unit.openSlot(status)
                .<Step>map(slot -> Begin.anew("due at " + slot))
                .orElseGet(() -> isWell ? Stay.down(UnitState.SCHEDULED) : rest);
    }

    private static boolean isToGoOn(Invocation last) {
        return last.retry().isPresent()
                || last.stop()
                        .map(stop -> stop.cause().kind())
                        .filter(kind -> kind == StopCause.Kind.REPLACED
                                || kind == StopCause.Kind.RESTART
                                || kind == StopCause.Kind.DEPENDENCY)
                        .isPresent();
    }
}
