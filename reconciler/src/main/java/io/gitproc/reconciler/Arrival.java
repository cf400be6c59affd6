package io.gitproc.reconciler;

import io.gitproc.reconciler.api.ArrivalOrder;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Reply;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.source.Frozen;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.Standing;
import io.gitproc.reconciler.source.UnitSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * One who waits for this host to come to a commit. The repository is asked again only when something has changed that
 * can change the answer.
 *
 * <p>Threads: that of the source and the reconcile thread, one after the other.
 */
final class Arrival {
    private final UnitSource source;
    private final Board board;
    private final ArrivalOrder order;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();
    private volatile Optional<ArrivalVerdict> newest = Optional.empty();

    private Arrival(UnitSource source, Board board, ArrivalOrder order) {
        this.source = source;
        this.board = board;
        this.order = order;
    }

    /** Fails as the source does, and otherwise ends in time. */
    static CompletableFuture<Reply> of(UnitSource source, Board board, ArrivalOrder order) {
        source.hint();
        Arrival arrival = new Arrival(source, board, order);
        arrival.look();
        return arrival.inTime();
    }

    private CompletableFuture<Reply> inTime() {
        return reply.orTimeout(order.limit().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(thrown -> thrown instanceof TimeoutException
                        ? CompletableFuture.completedFuture(late())
                        : CompletableFuture.failedFuture(thrown));
    }

    private Reply late() {
        return newest.map(verdict -> verdict.late(order.limit()))
                .orElseGet(() -> Reply.refused(
                        ExitCode.FAILED,
                        "the repository could not be read within "
                                + order.limit().toSeconds() + " s",
                        "see: gitproc status"));
    }

    private void look() {
        Snapshot seen = board.newest();
        var unused = source.standing(order.commit()).whenComplete((standing, thrown) -> {
            if (thrown != null) {
                reply.completeExceptionally(thrown);
            } else {
                judge(standing, seen);
            }
        });
    }

    private void judge(Standing standing, Snapshot seen) {
        ArrivalVerdict verdict = new ArrivalVerdict(order.stage(), standing, seen);
        newest = Optional.of(verdict);
        verdict.reply().ifPresentOrElse(reply::complete, () -> lookAgain(Gist.of(seen)));
    }

    private void lookAgain(Gist seen) {
        var unused = board.when(next -> reply.isDone() || !Gist.of(next).equals(seen))
                .thenRun(() -> {
                    if (!reply.isDone()) {
                        look();
                    }
                });
    }

    /** What the answer can depend on. */
    private record Gist(
            Optional<Revision> head,
            Optional<Revision> target,
            Optional<Revision> applied,
            Optional<Revision> healthy,
            Frozen frozen,
            List<String> failing) {
        static Gist of(Snapshot snapshot) {
            return new Gist(
                    snapshot.head(),
                    snapshot.target(),
                    snapshot.applied(),
                    snapshot.healthy(),
                    snapshot.frozen(),
                    failing(snapshot));
        }

        private static List<String> failing(Snapshot snapshot) {
            return Stream.concat(
                            snapshot.notices().stream()
                                    .filter(ArrivalVerdict::isForGood)
                                    .map(Snapshot.Notice::message),
                            snapshot.units().stream()
                                    .filter(UnitWords::isFailing)
                                    .map(UnitWords::of))
                    .toList();
        }
    }
}
