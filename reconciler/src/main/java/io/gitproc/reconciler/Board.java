package io.gitproc.reconciler;

import io.gitproc.reconciler.api.Snapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Where the newest snapshot hangs.
 *
 * <p>Threads: the reconcile thread publishes, any other reads and waits.
 */
final class Board {
    private final List<Consumer<Snapshot>> audience = new CopyOnWriteArrayList<>();
    private final List<Waiter> waiters = new CopyOnWriteArrayList<>();
    private volatile Snapshot newest;

    Board(Snapshot first) {
        this.newest = first;
    }

    Snapshot newest() {
        return newest;
    }

    void publish(Snapshot snapshot) {
        newest = snapshot;
        waiters.removeIf(waiter -> waiter.future().isDone());
        waiters.forEach(waiter -> waiter.look(snapshot));
        audience.forEach(each -> each.accept(snapshot));
    }

    /** Shows every one from now on to somebody who must not wait. */
    void subscribe(Consumer<Snapshot> listener) {
        audience.add(listener);
    }

    /** The first snapshot, from the newest on, that is as wanted. Whoever waits sets the time limit. */
    CompletableFuture<Snapshot> when(Predicate<Snapshot> wanted) {
        Waiter waiter = new Waiter(wanted, new CompletableFuture<>());
        waiters.add(waiter);
        waiter.look(newest);
        return waiter.future();
    }

    private record Waiter(Predicate<Snapshot> wanted, CompletableFuture<Snapshot> future) {
        void look(Snapshot snapshot) {
            if (wanted.test(snapshot)) {
                future.complete(snapshot);
            }
        }
    }
}
