package io.gitproc.reconciler;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.Snapshot.Notice;
import io.gitproc.reconciler.api.Then;
import io.gitproc.reconciler.api.Told;
import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.api.Why;
import io.gitproc.reconciler.journal.Batch;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.History;
import io.gitproc.reconciler.journal.HistoryQuery;
import io.gitproc.reconciler.journal.JournalFile;
import io.gitproc.reconciler.journal.Kind;
import io.gitproc.reconciler.journal.Moment;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.UnitSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the API tells of the past: entries of the journal, and who made the commits that they name.
 *
 * <p>Threads: any; reading is done on the caller's.
 */
final class Past {
    /** The repository may be busy, or gone: then a commit has no author and no subject. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final JournalFile journal;
    private final History history;
    private final UnitSource source;
    private final InstantSource clock;

    Past(JournalFile journal, Path folder, UnitSource source, InstantSource clock) {
        this.journal = journal;
        this.history = new History(folder);
        this.source = source;
        this.clock = clock;
    }

    /** Of what the loop does not hear. */
    void asked(String words, Actor by) {
        journal.tell(Batch.of(Entry.of(clock.instant(), Kind.ASK, words).by(by.name())));
    }

    /** What people must know of the journal. */
    Optional<Notice> fault() {
        return journal.fault()
                .map(sentence -> new Notice("journal", sentence, "services go on as they are; make room on the disk"));
    }

    /** Fails when the journal cannot be read. */
    CompletableFuture<Told> history(HistoryQuery query) {
        try {
            History.Found found = history.find(query);
            Stream<CommitId> commits = found.entries().stream().flatMap(entry -> entry.commit().stream());
            return revisions(commits).thenApply(known -> new Told(found.entries(), known, found.passedOver()));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Fails when the journal cannot be read. */
    CompletableFuture<Then> at(Instant instant) {
        try {
            Moment moment = history.at(instant);
            Stream<CommitId> commits = Stream.concat(
                    moment.target().stream(), moment.running().stream().flatMap(running -> running.commit().stream()));
            return revisions(commits).thenApply(known -> new Then(moment, known));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Fails when the journal cannot be read. */
    CompletableFuture<Why> why(UnitView unit) {
        try {
            UnitName name = UnitName.of(unit.name());
            Optional<Entry> start = history.last(name, Kind.START);
            Optional<Entry> end = history.last(name, Kind.END);
            return lastChange(unit).thenApply(change -> new Why(unit, change, start, end));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Optional<Revision>> lastChange(UnitView unit) {
        return unit.run()
                .commit()
                .map(commit -> source.lastChange(UnitName.of(unit.name()), commit.id()))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()))
                .completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> Optional.empty());
    }

    private CompletableFuture<Map<CommitId, Revision>> revisions(Stream<CommitId> commits) {
        Map<CommitId, Revision> known = new ConcurrentHashMap<>();
        CompletableFuture<?>[] asked = commits.distinct()
                .map(source::revision)
                .map(answer ->
                        answer.thenAccept(found -> found.ifPresent(revision -> known.put(revision.id(), revision))))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(asked)
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .handle((done, failure) -> known);
    }
}
