package io.gitproc.reconciler;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.ArrivalOrder;
import io.gitproc.reconciler.api.Control;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Reads;
import io.gitproc.reconciler.api.Reply;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.RollbackOrder;
import io.gitproc.reconciler.source.UnitSource;
import io.gitproc.reconciler.text.Printable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what the API asks into messages, and the answers into replies.
 *
 * <p>Threads: any.
 */
final class DaemonControl implements Control {
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");

    private final Inbox inbox;
    private final UnitSource source;
    private final Board board;
    private final Past past;
    private final Reads reads;
    private final Runnable leave;

    /** @param leave ends the daemon; returns at once */
    DaemonControl(Inbox inbox, UnitSource source, Board board, Past past, Reads reads, Runnable leave) {
        this.inbox = inbox;
        this.source = source;
        this.board = board;
        this.past = past;
        this.reads = reads;
        this.leave = leave;
    }

    @Override
    public Reads reads() {
        return reads;
    }

    @Override
    public CompletableFuture<Reply> start(UnitName unit, Actor by) {
        return command(Message.Verb.START, unit, Intent.of(by, ""));
    }

    @Override
    public CompletableFuture<Reply> stop(UnitName unit, Intent intent) {
        return command(Message.Verb.STOP, unit, intent);
    }

    @Override
    public CompletableFuture<Reply> release(UnitName unit, Actor by) {
        return command(Message.Verb.RELEASE, unit, Intent.of(by, ""));
    }

    @Override
    public CompletableFuture<Reply> restart(UnitName unit, Actor by) {
        return command(Message.Verb.RESTART, unit, Intent.of(by, ""));
    }

    @Override
    public CompletableFuture<Reply> resetFailed(UnitName unit, Actor by) {
        return command(Message.Verb.RESET_FAILED, unit, Intent.of(by, ""));
    }

    private CompletableFuture<Reply> command(Message.Verb verb, UnitName unit, Intent intent) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        inbox.offer(new Message.Command(verb, unit, intent, reply));
        return reply;
    }

    /** Done when whoever asks next is told of it; a loop that is busy is not waited for without end. */
    private CompletableFuture<Declared> shown(Declared declared) {
        CompletableFuture<Declared> shown = new CompletableFuture<>();
        inbox.offer(new Message.DesiredChanged(declared));
        inbox.offer(new Message.Acknowledge(() -> shown.complete(declared)));
        return shown.completeOnTimeout(declared, SHOWN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletableFuture<Reply> rollback(RollbackOrder order) {
        Intent intent = order.intent();
        past.asked(
                "rollback to " + order.commit().orElse("the last healthy commit") + reach(order)
                        + because(intent.reason()),
                intent.by());
        return source.rollback(order)
                .thenCompose(moved -> shown(moved.declared()).thenApply(any -> Replies.rolledBack(moved)))
                .exceptionallyCompose(this::refusalAfterLook);
    }

    /** A rollback that could not be published holds on this host all the same. */
    private CompletableFuture<Reply> refusalAfterLook(Throwable thrown) {
        return source.look().thenCompose(this::shown).handle((any, unseen) -> Replies.refusal(thrown));
    }

    private static String reach(RollbackOrder order) {
        return switch (order.reach()) {
            case HOST -> "";
            case BRANCH -> " for everybody";
        };
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : ": " + reason;
    }

    @Override
    public CompletableFuture<Reply> approve(String commit, Intent intent) {
        LOG.info(
                "approval of {} asked by {}",
                Printable.line(commit),
                intent.by().name());
        return source.approve(commit, intent)
                .thenCompose(this::shown)
                .thenApply(Replies::looked)
                .exceptionally(Replies::refusal);
    }

    @Override
    public CompletableFuture<Reply> pause(Intent intent) {
        LOG.info("pause asked by {}", intent.by().name());
        past.asked("pause" + because(intent.reason()), intent.by());
        return source.pause(intent)
                .thenCompose(this::shown)
                .thenApply(Replies::paused)
                .exceptionally(Replies::refusal);
    }

    @Override
    public CompletableFuture<Reply> resume(Actor by) {
        LOG.info("resume asked by {}", by.name());
        past.asked("resume", by);
        return source.resume()
                .thenCompose(resumed -> shown(resumed.declared()).thenApply(any -> Replies.resumed(resumed)))
                .exceptionally(Replies::refusal);
    }

    @Override
    public CompletableFuture<Reply> sync() {
        return source.look().thenCompose(this::shown).thenApply(Replies::looked).exceptionally(Replies::refusal);
    }

    @Override
    public CompletableFuture<Reply> syncAndSettle(Duration limit) {
        return source.look()
                .thenCompose(this::shown)
                .thenCompose(declared -> {
                    Reply looked = Replies.looked(declared);
                    return looked.code() == ExitCode.DONE
                            ? settled(declared.target().map(Revision::id))
                            : CompletableFuture.completedFuture(looked);
                })
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(thrown -> thrown instanceof TimeoutException
                        ? Replies.late(board.newest(), limit)
                        : Replies.refusal(thrown));
    }

    private CompletableFuture<Reply> settled(Optional<CommitId> target) {
        return board.when(snapshot -> isSettled(snapshot, target)).thenApply(Replies::converged);
    }

    private static boolean isSettled(Snapshot snapshot, Optional<CommitId> target) {
        return snapshot.settled() && snapshot.target().map(Revision::id).equals(target);
    }

    @Override
    public CompletableFuture<Reply> await(ArrivalOrder order) {
        return Arrival.of(source, board, order).exceptionally(Replies::refusal);
    }

    @Override
    public CompletableFuture<Reply> shutdown(Actor by) {
        leave.run();
        return CompletableFuture.completedFuture(Reply.done("the daemon ends; its services live on"));
    }

    @Override
    public CompletableFuture<Reply> shutdownWithServices(Actor by) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        inbox.offer(new Message.StopServices(by, reply));
        var unused = reply.thenRun(leave);
        return reply;
    }
}
