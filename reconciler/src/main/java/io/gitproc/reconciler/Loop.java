package io.gitproc.reconciler;

import io.gitproc.executors.KernelException;
import io.gitproc.reconciler.journal.Journal;
import io.gitproc.reconciler.metrics.Convergence;
import io.gitproc.reconciler.metrics.Work;
import io.gitproc.reconciler.source.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer: takes messages, makes turns, publishes what came of them.
 *
 * <p>Thread: {@code reconcile}, its own.
 */
final class Loop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");
    private static final Duration IDLE_MAX = Duration.ofMinutes(1);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(1);

    private final Reconciler reconciler;
    private final Inbox inbox;
    private final Board board;
    private final Journal journal;
    private final InstantSource clock;
    private final Consumer<Evidence> listener;
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final Work work;
    private final Convergence convergence = new Convergence();
    private Evidence told = Evidence.none();

    /** @param listener hears what the host has found out, when that changes; must not wait */
    Loop(
            Reconciler reconciler,
            Inbox inbox,
            Board board,
            Journal journal,
            InstantSource clock,
            Work work,
            Consumer<Evidence> listener) {
        this.reconciler = reconciler;
        this.inbox = inbox;
        this.board = board;
        this.journal = journal;
        this.clock = clock;
        this.work = work;
        this.listener = listener;
    }

    /** Done when the loop has ended; fails with what ended it. */
    CompletableFuture<Boolean> end() {
        return end;
    }

    @Override
    public void run() {
        try {
            Optional<Instant> wakeAt = Optional.empty();
            while (true) {
                wakeAt = turn(inbox.take(patience(wakeAt)));
            }
        } catch (InterruptedException asked) {
            end.complete(true);
        } catch (RuntimeException fault) {
            end.completeExceptionally(fault);
        }
    }

    private Duration patience(Optional<Instant> wakeAt) {
        Duration left =
                wakeAt.map(due -> Duration.between(clock.instant(), due)).orElse(IDLE_MAX);
        return left.compareTo(IDLE_MAX) < 0 ? left : IDLE_MAX;
    }

    private void tell(Evidence evidence) {
        if (!evidence.equals(told)) {
            told = evidence;
            listener.accept(evidence);
        }
    }

    private void count(Turn turn, Duration took) {
        Effort effort = turn.effort();
        work.turned(took, effort.passes(), effort.done(), effort.refused());
        convergence.seen(turn.snapshot()).ifPresent(work::converged);
    }

    private Optional<Instant> turn(List<Message> messages) {
        long begun = System.nanoTime();
        try {
            Turn turn = reconciler.turn(clock.instant(), messages);
            count(turn, Duration.ofNanos(System.nanoTime() - begun));
            turn.lines().forEach(LOG::info);
            journal.tell(turn.told());
            board.publish(turn.snapshot());
            tell(turn.evidence());
            reconciler.answer();
            return turn.wakeAt();
        } catch (KernelException refused) {
            work.stalled();
            LOG.error("cannot look at this host: {}", refused.getMessage());
            return Optional.of(clock.instant().plus(AFTER_REFUSAL));
        }
    }
}
