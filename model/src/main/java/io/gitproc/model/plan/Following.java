package io.gitproc.model.plan;

import io.gitproc.model.plan.Step.Finish;
import io.gitproc.model.plan.Step.Stay;
import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.UnitName;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Carries stops from unit to unit: {@code Requires=}, {@code Requisite=}, {@code PartOf=} and {@code BindsTo=}.
 *
 * <p>Source: systemd.unit(5). A stop or restart that is asked for is followed, and so is a restart after a failure; a mere
 * death is followed by what is bound only. All is read off what is seen: what was launched before the other one ended has
 * seen it go. So a daemon that died between two stops carries on with the second.
 */
final class Following {
    private final Draft draft;
    private final Deque<Bond> open = new ArrayDeque<>();

    Following(Draft draft) {
        this.draft = draft;
    }

    void spread() {
        follow(draft.bonds().all());
        while (!open.isEmpty()) {
            Bond bond = open.remove();
            follower(bond.unit())
                    .filter(running -> isFollowed(bond, running))
                    .ifPresent(running -> follow(bond, running));
        }
    }

    /** Whether another unit has still to follow it, and must be able to see why. */
    static boolean isAwaited(UnitName unit, Draft draft) {
        return draft.bonds().onto(unit).stream()
                .filter(bond -> bond.kind().follows())
                .anyMatch(bond -> draft.step(bond.unit())
                        .flatMap(Step::finish)
                        .filter(finish -> finish.cause().kind() == StopCause.Kind.DEPENDENCY)
                        .isPresent());
    }

    private void follow(Bond bond, Invocation running) {
        StopCause cause = new StopCause(StopCause.Kind.DEPENDENCY, "dependency " + bond.other());
        Health health =
                draft.step(bond.unit()).flatMap(Step::stay).map(Stay::health).orElse(Health.NONE);
        draft.replace(bond.unit(), new Finish(running, cause, health));
        follow(draft.bonds().onto(bond.unit()));
    }

    private void follow(List<Bond> bonds) {
        bonds.stream().filter(bond -> bond.kind().follows()).forEach(open::add);
    }

    /** What of the unit is active, and is to stay so. */
    private Optional<Invocation> follower(UnitName unit) {
        return draft.newest(unit)
                .filter(newest -> newest.stop().isEmpty() && (newest.alive() || remains(unit, newest)))
                .filter(newest -> draft.step(unit).flatMap(Step::stay).isPresent());
    }

    private boolean remains(UnitName unit, Invocation newest) {
        return draft.wanted(unit)
                .filter(wanted -> newest.remains(wanted.spec()))
                .isPresent();
    }

    private boolean isFollowed(Bond bond, Invocation follower) {
        UnitName other = bond.other();
        return isToStop(bond)
                || draft.newest(other)
                        .filter(last -> wasStoppedUnder(follower, last) || (endedUnder(follower, last) && isOver(bond)))
                        .isPresent();
    }

    private boolean isToStop(Bond bond) {
        return draft.step(bond.other())
                .flatMap(Step::finish)
                .filter(finish -> bond.kind() == Dependency.BINDS_TO
                        || finish.cause().kind().aftermath() == StopCause.Aftermath.START)
                .filter(finish -> draft.newest(bond.other())
                        .filter(finish.invocation()::equals)
                        .isPresent())
                .isPresent();
    }

    private static boolean wasStoppedUnder(Invocation follower, Invocation last) {
        return last.wasAskedToEnd()
                && last.stop()
                        .filter(stop -> !stop.at().isBefore(follower.launched()))
                        .isPresent();
    }

    private static boolean endedUnder(Invocation follower, Invocation last) {
        Instant end = Failures.endOf(last);
        return (last.end().isPresent() || !last.alive()) && end.isAfter(follower.launched());
    }

    /** What has ended is restarted for that, or something was bound to it; what stayed down and is started is neither. */
    private boolean isOver(Bond bond) {
        return isRestarted(bond.other()) || (bond.kind() == Dependency.BINDS_TO && !draft.isReady(bond.other()));
    }

    private boolean isRestarted(UnitName unit) {
        return draft.step(unit)
                .flatMap(Step::begin)
                .filter(begin -> begin.tally().restarts() > 0)
                .isPresent();
    }
}
