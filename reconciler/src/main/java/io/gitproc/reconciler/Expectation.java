package io.gitproc.reconciler;

import io.gitproc.model.plan.Failures;
import io.gitproc.model.plan.Intent;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.Outlook;
import io.gitproc.model.plan.Plan;
import io.gitproc.model.plan.UnitState;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.plan.Unmet;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.TimeSpan;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Reply;
import java.util.Optional;

/**
 * What a person who asked for something waits to hear, found in what is planned and seen.
 *
 * <p>Thread: the reconcile thread alone.
 */
interface Expectation {
    /** Empty as long as it has not come about, and still may. */
    Optional<Reply> answer(Plan plan, Observed observed);

    /** What there is nothing to wait for. */
    static Expectation met(Reply reply) {
        return (plan, observed) -> Optional.of(reply);
    }

    /** Every process of ours is gone, save for what the units themselves want left alone. */
    static Expectation nothingIsLeft() {
        return (plan, observed) -> observed.units().values().stream().anyMatch(status -> isToEnd(plan, status))
                ? Optional.empty()
                : Optional.of(Reply.done("every service is stopped"));
    }

    private static boolean isToEnd(Plan plan, UnitStatus status) {
        return status.alive()
                && outlook(plan, status.unit()).filter(Outlook::settled).isEmpty();
    }

    static Expectation forgotten(UnitName unit) {
        return (plan, observed) -> outlook(plan, unit)
                .map(outlook -> Reply.done(unit + " is " + outlook.state().word() + ", its failures are forgotten"));
    }

    static Expectation stopped(UnitName unit, Intent intent) {
        String end = intent.span()
                        .map(span -> "for " + TimeSpan.format(span) + ", or ")
                        .orElse("") + "until: gitproc release " + unit.stem();
        return (plan, observed) -> outlook(plan, unit)
                .filter(outlook -> outlook.state() == UnitState.HELD)
                .map(outlook -> Reply.done(unit + " is stopped, and held " + end));
    }

    /** Whoever ended before it was held does not start for it. */
    static Expectation released(ServiceSpec spec) {
        return (plan, observed) -> outlook(plan, spec.name())
                .filter(it -> it.state() != UnitState.STOPPED && it.state() != UnitState.EXITED)
                .map(it -> it.state() == UnitState.SCHEDULED
                        ? Optional.of(scheduled(it))
                        : started(spec, plan, it, observed.unit(spec.name()).flatMap(UnitStatus::newest)))
                .orElseGet(() -> Optional.of(nothingToStart(spec.name())));
    }

    private static Reply scheduled(Outlook outlook) {
        return Reply.done(outlook.unit() + " is released: it " + String.join(", ", outlook.notes()));
    }

    static Reply nothingToStart(UnitName unit) {
        return Reply.done(unit + " is released: there is nothing to start");
    }

    /** @param except an invocation that is not the one asked for */
    static Expectation started(ServiceSpec spec, Optional<InvocationId> except) {
        return (plan, observed) -> {
            Optional<Invocation> newest = observed.unit(spec.name())
                    .flatMap(UnitStatus::newest)
                    .filter(invocation -> !Optional.of(invocation.id()).equals(except));
            return outlook(plan, spec.name())
                    .flatMap(outlook -> unmet(observed, outlook)
                            .map(unmet -> passedOver(spec.name(), unmet))
                            .or(() -> started(spec, plan, outlook, newest)));
        };
    }

    private static Optional<Unmet> unmet(Observed observed, Outlook outlook) {
        return observed.unit(outlook.unit())
                .flatMap(UnitStatus::unmet)
                .filter(unmet -> unmet.state() == outlook.state());
    }

    /** As systemctl(1) does: a condition that is not met is no failure, an assert is one. */
    private static Reply passedOver(UnitName unit, Unmet unmet) {
        String clause = unmet.clause() + "; it starts by itself when that changes";
        return switch (unmet.family()) {
            case CONDITION -> Reply.done(unit + " is passed over: " + clause);
            case ASSERT -> Reply.refused(ExitCode.FAILED, unit + " has failed: " + clause, "");
        };
    }

    private static Optional<Reply> started(ServiceSpec spec, Plan plan, Outlook outlook, Optional<Invocation> newest) {
        UnitName unit = spec.name();
        return switch (outlook.state()) {
            case RUNNING, STARTING ->
                newest.flatMap(Invocation::main)
                        .map(main -> Reply.done(unit + " is " + outlook.state().word() + ", pid " + main.pid()));
            case EXITED, SCHEDULED -> newest.map(invocation -> Reply.done(unit + " has run"));
            case WAITING -> Optional.of(waits(spec, plan, outlook));
            case STOPPING -> Optional.empty();
            case BACKOFF, CRASH_LOOP, FAILED, STOPPED, HELD, REJECTED -> Optional.of(notStarted(unit, outlook, newest));
        };
    }

    private static Reply waits(ServiceSpec spec, Plan plan, Outlook outlook) {
        String sentence = spec.name() + " " + String.join(", ", outlook.notes());
        return outlook.settled()
                ? Reply.refused(ExitCode.FAILED, sentence, remedy(spec, plan) + ", and this one starts by itself")
                : Reply.done(sentence);
    }

    private static String remedy(ServiceSpec spec, Plan plan) {
        return spec.dependencies().entrySet().stream()
                .filter(needs -> needs.getKey().needs())
                .flatMap(needs -> needs.getValue().stream())
                .filter(other -> !plan.units().containsKey(other))
                .findFirst()
                .map(missing -> "add " + missing + " to the repository, or mend it there")
                .orElse("stop, start or mend that one");
    }

    private static Reply notStarted(UnitName unit, Outlook outlook, Optional<Invocation> newest) {
        String cause = newest.filter(invocation -> !invocation.alive())
                .map(Failures::cause)
                .orElseGet(() -> String.join(", ", outlook.notes()));
        return Reply.refused(
                ExitCode.FAILED,
                unit + " is " + outlook.state().word() + (cause.isEmpty() ? "" : ": " + cause),
                "see: gitproc logs " + unit.stem());
    }

    private static Optional<Outlook> outlook(Plan plan, UnitName unit) {
        return Optional.ofNullable(plan.units().get(unit));
    }
}
