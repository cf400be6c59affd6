package io.gitproc.reconciler;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.records.ProcessOwner;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.Reads;
import io.gitproc.reconciler.api.Scrape;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.api.Snapshot.Notice;
import io.gitproc.reconciler.api.Then;
import io.gitproc.reconciler.api.Told;
import io.gitproc.reconciler.api.UnitResources;
import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.api.Why;
import io.gitproc.reconciler.journal.HistoryQuery;
import io.gitproc.reconciler.metrics.Exposition;
import io.gitproc.reconciler.metrics.Meter;
import io.gitproc.reconciler.source.remote.FetchProgress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is seen of the daemon: the newest snapshot, what units use, the journal, whose a process is.
 *
 * <p>Threads: any.
 */
final class DaemonReads implements Reads {
    private final Board board;
    private final Past past;
    private final LogRoom logRoom;
    private final ProcessOwner owner;
    private final Meter meter;
    private final Supplier<Optional<FetchProgress>> fetching;
    private final Lazy<Exposition> exposition;
    private final Function<UnitName, Path> logs;
    private final List<Notice> notices = new CopyOnWriteArrayList<>();

    DaemonReads(
            Board board,
            Past past,
            LogRoom logRoom,
            ProcessOwner owner,
            Meter meter,
            Supplier<Optional<FetchProgress>> fetching,
            Lazy<Exposition> exposition,
            Function<UnitName, Path> logs) {
        this.board = board;
        this.past = past;
        this.logRoom = logRoom;
        this.owner = owner;
        this.meter = meter;
        this.fetching = fetching;
        this.exposition = exposition;
        this.logs = logs;
    }

    @Override
    public Snapshot snapshot() {
        return with(meter.newest());
    }

    @Override
    public CompletableFuture<Snapshot> measured() {
        return meter.fresh().thenApply(this::with);
    }

    @Override
    public CompletableFuture<Scrape> metrics() {
        return measured().thenApply(exposition.value()::of);
    }

    private Snapshot with(SortedMap<String, UnitResources> resources) {
        return Stream.of(notices.stream(), past.fault().stream(), logRoom.fault().stream())
                .flatMap(found -> found)
                .reduce(board.newest(), Snapshot::with, (one, other) -> other)
                .fetching(fetching.get())
                .with(resources);
    }

    /** What people must know from now on, beside what each turn finds. */
    void note(Notice notice) {
        notices.add(notice);
    }

    @Override
    public CompletableFuture<Told> history(HistoryQuery query) {
        return past.history(query);
    }

    @Override
    public CompletableFuture<Then> at(Instant instant) {
        return past.at(instant);
    }

    @Override
    public CompletableFuture<Why> why(UnitView unit) {
        return past.why(unit);
    }

    @Override
    public Optional<UnitName> owner(long pid) {
        return owner.of(pid).map(InvocationKey::unit);
    }

    @Override
    public Path log(UnitName unit) {
        return logs.apply(unit);
    }
}
