package io.gitproc.reconciler;

import io.gitproc.executors.Host;
import io.gitproc.executors.KernelException;
import io.gitproc.model.plan.Failures;
import io.gitproc.model.plan.Intent;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.Outlook;
import io.gitproc.model.plan.Plan;
import io.gitproc.model.plan.StopCause;
import io.gitproc.model.plan.UnitState;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.plan.Unmet;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.TimeSpan;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Reply;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.state.Hold;
import io.gitproc.reconciler.state.Holds;
import io.gitproc.reconciler.state.StateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * Carries out what people ask of units, and answers when it has come about.
 *
 * <p>A command changes what the planner sees — a hold, a mark in a folder, a stop — and leaves the rest to the plan.
 *
 * <p>Thread: the reconcile thread alone.
 */
final class Commands {
    private final Host host;
    private final Holds holds;
    private final Wishes wishes;
    private final Troubles troubles;
    private final List<Pending> pending = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();

    Commands(Host host, Holds holds, Wishes wishes, Troubles troubles) {
        this.host = host;
        this.holds = holds;
        this.wishes = wishes;
        this.troubles = troubles;
    }

    /** @return what was done, for the log */
    List<String> take(Message.Command command, Declared declared, Instant now) {
        Optional<Wanted> wanted = declared.desired()
                .flatMap(desired -> Optional.ofNullable(desired.units().get(command.unit())));
        if (wanted.isPresent()) {
            return attempt(command, () -> perform(command, wanted.get(), now));
        }
        if (command.verb() == Message.Verb.RELEASE && holds.of(command.unit()).isPresent()) {
            return attempt(command, () -> release(command));
        }
        command.reply().complete(noSuchUnit(command.unit(), declared));
        return List.of();
    }

    private static List<String> attempt(Message.Command command, Deed deed) {
        try {
            deed.perform();
            return List.of(line(command));
        } catch (KernelException refused) {
            return refuse(command, refused.clause());
        } catch (StateException refused) {
            return refuse(command, refused.sentence());
        }
    }

    private static String line(Message.Command command) {
        Intent intent = command.intent();
        return command.verb().word() + " " + command.unit()
                + intent.span().map(span -> " for " + TimeSpan.format(span)).orElse("")
                + " asked by " + intent.by().name()
                + (intent.reason().isEmpty() ? "" : ": " + intent.reason());
    }

    private static List<String> refuse(Message.Command command, String cause) {
        String sentence = command.unit() + ": " + cause;
        command.reply().complete(Reply.refused(ExitCode.FAILED, sentence, ""));
        return List.of(sentence);
    }

    private static Reply noSuchUnit(UnitName unit, Declared declared) {
        if (declared.rejected().containsKey(unit)) {
            return Reply.refused(
                    ExitCode.FAILED,
                    unit + " is rejected: " + declared.rejected().get(unit).cause(),
                    "mend it in the repository and push");
        }
        return Reply.refused(
                ExitCode.NO_SUCH_UNIT,
                "no such unit: " + unit
                        + declared.target()
                                .map(target -> " in " + target.id().brief())
                                .orElse(""),
                "units come from the repository: add " + unit + " to it and push");
    }

    private void perform(Message.Command command, Wanted wanted, Instant now) throws KernelException, StateException {
        switch (command.verb()) {
            case START -> start(command, now);
            case STOP -> stop(command, wanted, now);
            case RESTART -> restart(command, now);
            case RELEASE -> release(command);
            case RESET_FAILED -> resetFailed(command, now);
        }
    }

    /** What runs already is left alone: a mark on it would start it once more when it ends. */
    private void start(Message.Command command, Instant now) throws KernelException, StateException {
        holds.release(command.unit());
        troubles.over(command.unit());
        Observed seen = host.observe(now, new TreeMap<>());
        if (running(seen, command.unit()).isEmpty()) {
            retry(seen, command.unit(), "started by " + command.by().name(), now);
        }
        pending.add(new Pending(command.reply(), Commands.started(command.unit(), Optional.empty())));
    }

    /** A mark on the last start has it started once more; where there was none the plan must be told. */
    private void retry(Observed seen, UnitName unit, String reason, Instant now) throws KernelException {
        if (seen.unit(unit).flatMap(UnitStatus::newest).isPresent()) {
            host.retry(unit, reason, now);
        } else {
            wishes.add(unit, reason);
        }
    }

    private void stop(Message.Command command, Wanted wanted, Instant now) throws StateException {
        wishes.drop(command.unit());
        holds.hold(Hold.of(command.unit(), command.intent(), now, wanted.commit()));
        troubles.over(command.unit());
        pending.add(new Pending(command.reply(), stopped(command.unit(), command.intent())));
    }

    /** That it starts follows from how it was stopped. */
    private void release(Message.Command command) throws StateException {
        if (holds.of(command.unit()).isEmpty()) {
            command.reply().complete(Reply.done(command.unit() + " is not held: there is nothing to release"));
            return;
        }
        holds.release(command.unit());
        troubles.over(command.unit());
        pending.add(new Pending(command.reply(), released(command.unit())));
    }

    /** A stop as soon as those are stopped that stop before it; that it is started again follows from its cause. */
    private void restart(Message.Command command, Instant now) throws KernelException, StateException {
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
        pending.add(new Pending(command.reply(), started(command.unit(), running.map(Invocation::id))));
    }

    /** What waits is tried at once; what is not to be started by itself stays down, and has not failed any more. */
    private void resetFailed(Message.Command command, Instant now) throws KernelException {
        troubles.over(command.unit());
        host.reset(command.unit(), "failures forgotten by " + command.by().name(), now);
        pending.add(new Pending(
                command.reply(),
                (plan, observed) -> outlook(plan, command.unit())
                        .map(outlook -> Reply.done(
                                command.unit() + " is " + outlook.state().word() + ", its failures are forgotten"))));
    }

    private static Optional<Invocation> running(Observed observed, UnitName unit) {
        return observed.unit(unit)
                .flatMap(UnitStatus::newest)
                .filter(invocation -> invocation.alive() && invocation.stop().isEmpty());
    }

    /** Answers when every process of ours is gone, save for what the units themselves want left alone. */
    void whenNothingIsLeft(Message.StopServices request) {
        pending.add(new Pending(
                request.reply(),
                (plan, observed) -> observed.units().values().stream().anyMatch(status -> isToEnd(plan, status))
                        ? Optional.empty()
                        : Optional.of(Reply.done("every service is stopped"))));
    }

    private static boolean isToEnd(Plan plan, UnitStatus status) {
        return status.alive()
                && outlook(plan, status.unit()).filter(Outlook::settled).isEmpty();
    }

    /** Finds what has come about; nobody hears of it before {@link #answer}. */
    void judge(Plan plan, Observed observed) {
        pending.removeIf(waiting -> {
            Optional<Reply> reply = waiting.check().apply(plan, observed);
            reply.ifPresent(found -> answers.add(() -> waiting.reply().complete(found)));
            return reply.isPresent();
        });
    }

    void answer() {
        answers.forEach(Runnable::run);
        answers.clear();
    }

    private static BiFunction<Plan, Observed, Optional<Reply>> stopped(UnitName unit, Intent intent) {
        String end = intent.span()
                        .map(span -> "for " + TimeSpan.format(span) + ", or ")
                        .orElse("") + "until: gitproc release " + unit.stem();
        return (plan, observed) -> outlook(plan, unit)
                .filter(outlook -> outlook.state() == UnitState.HELD)
                .map(outlook -> Reply.done(unit + " is stopped, and held " + end));
    }

    /** Whoever ended before it was held does not start for it. */
    private static BiFunction<Plan, Observed, Optional<Reply>> released(UnitName unit) {
        return (plan, observed) -> {
            Optional<Outlook> outlook = outlook(plan, unit);
            return outlook.filter(it -> it.state() != UnitState.STOPPED && it.state() != UnitState.EXITED)
                    .map(it -> started(unit, it, observed.unit(unit).flatMap(UnitStatus::newest)))
                    .orElseGet(() -> Optional.of(Reply.done(unit + " is released: there is nothing to start")));
        };
    }

    /** @param except an invocation that is not the one asked for */
    private static BiFunction<Plan, Observed, Optional<Reply>> started(UnitName unit, Optional<InvocationId> except) {
        return (plan, observed) -> {
            Optional<Invocation> newest = observed.unit(unit)
                    .flatMap(UnitStatus::newest)
                    .filter(invocation -> !Optional.of(invocation.id()).equals(except));
            return outlook(plan, unit)
                    .flatMap(outlook -> unmet(observed, outlook)
                            .map(unmet -> passedOver(unit, unmet))
                            .or(() -> started(unit, outlook, newest)));
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

    private static Optional<Reply> started(UnitName unit, Outlook outlook, Optional<Invocation> newest) {
        return switch (outlook.state()) {
            case RUNNING, STARTING ->
                newest.flatMap(Invocation::main)
                        .map(main -> Reply.done(unit + " is " + outlook.state().word() + ", pid " + main.pid()));
            case EXITED -> newest.map(invocation -> Reply.done(unit + " has run"));
            case WAITING -> Optional.of(waits(unit, outlook));
            case STOPPING -> Optional.empty();
            case BACKOFF, CRASH_LOOP, FAILED, STOPPED, HELD, REJECTED -> Optional.of(notStarted(unit, outlook, newest));
        };
    }

    private static Reply waits(UnitName unit, Outlook outlook) {
        String sentence = unit + " " + String.join(", ", outlook.notes());
        return outlook.settled()
                ? Reply.refused(
                        ExitCode.FAILED, sentence, "stop, start or mend that one, and this one starts by itself")
                : Reply.done(sentence);
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

    /** What the host or the state file can refuse. */
    private interface Deed {
        void perform() throws KernelException, StateException;
    }

    /** A reply that waits for what it tells. */
    private record Pending(CompletableFuture<Reply> reply, BiFunction<Plan, Observed, Optional<Reply>> check) {}
}
