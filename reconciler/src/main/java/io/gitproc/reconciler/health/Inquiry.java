package io.gitproc.reconciler.health;

import dev.failsafe.Failsafe;
import dev.failsafe.Timeout;
import io.gitproc.model.unit.TimeSpan;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One question under way. It is over with its first answer, or when its time is: the rest of it is passed over.
 *
 * <p>Threads: any.
 */
final class Inquiry {
    private final Question question;
    private final CompletableFuture<Verdict> answer = new CompletableFuture<>();
    private volatile long began = System.nanoTime();

    /** @param listener hears the answer; must not wait */
    Inquiry(Question question, Consumer<Verdict> listener) {
        this.question = question;
        var unused = answer.thenAccept(listener);
    }

    Question question() {
        return question;
    }

    /** From now on its time runs. */
    void begin() {
        began = System.nanoTime();
        var unused = Failsafe.with(Timeout.<Verdict>of(question.timeout()))
                .getStageAsync(answer::copy) // It cancels what is late.
                .exceptionally(late -> late());
    }

    private Verdict late() {
        Verdict late = Verdict.failed("no answer within " + TimeSpan.format(question.timeout()));
        answer(late);
        return late;
    }

    void answer(Verdict verdict) {
        answer.complete(verdict.after(Duration.ofNanos(System.nanoTime() - began)));
    }

    /** Ends with it; at once when it is over. */
    void whenOver(Runnable release) {
        var unused = answer.thenRun(release);
    }

    boolean isOver() {
        return answer.isDone();
    }
}
