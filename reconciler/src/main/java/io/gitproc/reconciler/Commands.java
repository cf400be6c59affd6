package io.gitproc.reconciler;

import io.gitproc.executors.Host;
import io.gitproc.executors.KernelException;
import io.gitproc.model.plan.Intent;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.Plan;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.TimeSpan;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Reply;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.state.Holds;
import io.gitproc.reconciler.state.StateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Takes what people ask of units, and answers when it has come about.
 *
 * <p>Thread: the reconcile thread alone.
 */
final class Commands {
    private final Holds holds;
    private final UnitVerbs verbs;
    private final List<Pending> pending = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();

    Commands(Host host, Holds holds, Wishes wishes, Troubles troubles) {
        this.holds = holds;
        this.verbs = new UnitVerbs(host, holds, wishes, troubles);
    }

    /** @return what was done, for the log */
    List<String> take(Message.Command command, Declared declared, Instant now) {
        Optional<Wanted> wanted = declared.desired()
                .flatMap(desired -> Optional.ofNullable(desired.units().get(command.unit())));
        if (wanted.isPresent()) {
            return attempt(command, () -> verbs.perform(command, wanted.get(), now));
        }
        if (command.verb() == Message.Verb.RELEASE && holds.of(command.unit()).isPresent()) {
            return attempt(command, () -> verbs.release(command.unit()));
        }
        command.reply().complete(noSuchUnit(command.unit(), declared));
        return List.of();
    }

    private List<String> attempt(Message.Command command, Deed deed) {
        try {
            pending.add(new Pending(command.reply(), deed.perform()));
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

    void whenNothingIsLeft(Message.StopServices request) {
        pending.add(new Pending(request.reply(), Expectation.nothingIsLeft()));
    }

    /** Finds what has come about; nobody hears of it before {@link #answer}. */
    void judge(Plan plan, Observed observed) {
        pending.removeIf(waiting -> {
            Optional<Reply> reply = waiting.expectation().answer(plan, observed);
            reply.ifPresent(found -> answers.add(() -> waiting.reply().complete(found)));
            return reply.isPresent();
        });
    }

    void acknowledge(Runnable seen) {
        answers.add(seen);
    }

    void answer() {
        answers.forEach(Runnable::run);
        answers.clear();
    }

    /** What the host or the state file can refuse. */
    private interface Deed {
        Expectation perform() throws KernelException, StateException;
    }

    /** A reply that waits for what it tells. */
    private record Pending(CompletableFuture<Reply> reply, Expectation expectation) {}
}
