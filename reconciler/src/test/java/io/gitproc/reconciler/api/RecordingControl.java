package io.gitproc.reconciler.api;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.Intent;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.journal.HistoryQuery;
import io.gitproc.reconciler.journal.Moment;
import io.gitproc.reconciler.source.RollbackOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A daemon that does nothing but remember what it was asked, and say yes. */
public final class RecordingControl implements Control, Reads {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Path logs;
    private volatile Snapshot snapshot;
    private volatile Told past = new Told(List.of(), Map.of(), 0);
    private volatile CompletableFuture<Reply> reply = CompletableFuture.completedFuture(Reply.done("done"));

    /** With the folder of the logs. */
    public RecordingControl(Snapshot snapshot, Path logs) {
        this.snapshot = snapshot;
        this.logs = logs;
    }

    @Override
    public Reads reads() {
        return this;
    }

    /** In words, the oldest first. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** From now on. */
    public void show(Snapshot next) {
        snapshot = next;
    }

    /** To every verb from now on. */
    public void answer(CompletableFuture<Reply> next) {
        reply = next;
    }

    @Override
    public Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public CompletableFuture<Snapshot> measured() {
        return CompletableFuture.completedFuture(snapshot);
    }

    @Override
    public CompletableFuture<Scrape> metrics() {
        return CompletableFuture.completedFuture(accept -> new Scrape.Page("text/plain", "up 1 for " + accept + "\n"));
    }

    @Override
    public CompletableFuture<Told> history(HistoryQuery query) {
        asked.add("history " + query);
        return CompletableFuture.completedFuture(new Told(
                past.entries().stream()
                        .filter(entry -> query.after().isEmpty()
                                || entry.sequence().orElse(0) > query.after().getAsLong())
                        .toList(),
                past.revisions(),
                past.passedOver()));
    }

    @Override
    public CompletableFuture<Then> at(Instant instant) {
        asked.add("at " + instant);
        return CompletableFuture.completedFuture(
                new Then(new Moment(instant, Optional.empty(), Optional.empty(), List.of()), Map.of()));
    }

    @Override
    public CompletableFuture<Why> why(UnitView unit) {
        asked.add("why " + unit.name());
        return CompletableFuture.completedFuture(new Why(unit, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Of process 4711 alone it knows whose it is. */
    @Override
    public Optional<UnitName> owner(long pid) {
        return pid == 4711 ? Optional.of(UnitName.of(snapshot.units().get(0).name())) : Optional.empty();
    }

    /** What it tells of the past from now on. */
    public void remember(Told next) {
        past = next;
    }

    @Override
    public CompletableFuture<Reply> start(UnitName unit, Actor by) {
        return remember("start " + unit + " by " + by.name());
    }

    @Override
    public CompletableFuture<Reply> stop(UnitName unit, Intent intent) {
        return remember("stop " + unit + words(intent));
    }

    @Override
    public CompletableFuture<Reply> release(UnitName unit, Actor by) {
        return remember("release " + unit + " by " + by.name());
    }

    private static String words(Intent intent) {
        return intent.span().map(span -> " for " + span).orElse("") + " by "
                + intent.by().name() + ": " + intent.reason();
    }

    @Override
    public CompletableFuture<Reply> restart(UnitName unit, Actor by) {
        return remember("restart " + unit + " by " + by.name());
    }

    @Override
    public CompletableFuture<Reply> resetFailed(UnitName unit, Actor by) {
        return remember("reset-failed " + unit + " by " + by.name());
    }

    @Override
    public CompletableFuture<Reply> rollback(RollbackOrder order) {
        return remember(
                "rollback " + order.commit().orElse("to healthy") + " until " + order.until() + words(order.intent()));
    }

    @Override
    public CompletableFuture<Reply> approve(String commit, Intent intent) {
        return remember("approve " + commit + words(intent));
    }

    @Override
    public CompletableFuture<Reply> pause(Intent intent) {
        return remember("pause" + words(intent));
    }

    @Override
    public CompletableFuture<Reply> resume(Actor by) {
        return remember("resume by " + by.name());
    }

    @Override
    public CompletableFuture<Reply> sync() {
        return remember("sync");
    }

    @Override
    public CompletableFuture<Reply> syncAndSettle(Duration limit) {
        return remember("sync and settle within " + limit);
    }

    @Override
    public CompletableFuture<Reply> await(ArrivalOrder order) {
        return remember("wait for " + order.commit() + " to be " + order.stage().word() + " within " + order.limit());
    }

    @Override
    public CompletableFuture<Reply> shutdown(Actor by) {
        return remember("shutdown by " + by.name());
    }

    @Override
    public CompletableFuture<Reply> shutdownWithServices(Actor by) {
        return remember("shutdown with services by " + by.name());
    }

    @Override
    public Path log(UnitName unit) {
        return logs.resolve(unit.stem() + ".log");
    }

    private CompletableFuture<Reply> remember(String words) {
        asked.add(words);
        return reply;
    }
}
