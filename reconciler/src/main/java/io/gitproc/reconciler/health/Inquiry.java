package io.gitproc.reconciler.health;

import io.gitproc.model.unit.TimeSpan;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One question under way. It is over with its first answer, or when its time is: the rest of it is passed over.
 *
 * <p>Threads: any.
 */
final class Inquiry {
    private final Question question;
    private final CompletableFuture<Verdict> answer = new CompletableFuture<>();
    private volatile long began;

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
        String late = "no answer within " + TimeSpan.format(question.timeout());
        CompletableFuture.delayedExecutor(question.timeout().toNanos(), TimeUnit.NANOSECONDS, Runnable::run)
                .execute(() -> answer(Verdict.failed(late)));
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
