package io.gitproc.reconciler;

import io.gitproc.model.plan.Actor;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Kind;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.Freeze;
import io.gitproc.reconciler.source.Refusal;
import io.gitproc.reconciler.source.Rejection;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.RolledBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is new in the repository, for the journal. */
final class DeclaredEntries {
    private final Declared before;
    private final Declared news;
    private final Instant at;
    private final List<Entry> entries = new ArrayList<>();

    private DeclaredEntries(Declared before, Declared news, Instant at) {
        this.before = before;
        this.news = news;
        this.at = at;
    }

    static List<Entry> between(Declared before, Declared news, Instant at) {
        return new DeclaredEntries(before, news, at).all();
    }

    private List<Entry> all() {
        changed(before.target(), news.target()).map(this::target).ifPresent(entries::add);
        changed(before.refusal(), news.refusal()).map(this::refused).ifPresent(entries::add);
        news.rejected().values().stream()
                .filter(rejection -> !before.rejected().containsValue(rejection))
                .forEach(rejection -> entries.add(rejected(rejection)));
        freezes();
        fault();
        return entries;
    }

    private static <T> Optional<T> changed(Optional<T> before, Optional<T> now) {
        return now.equals(before) ? Optional.empty() : now;
    }

    private Entry target(Revision target) {
        Optional<RolledBack> rollback = changed(before.rollback(), news.rollback());
        Entry move = Entry.of(
                        at, Kind.TARGET, rollback.map(DeclaredEntries::words).orElseGet(() -> words(target)))
                .at(target.id())
                .by(rollback.map(RolledBack::by).orElse(Actor.DAEMON.name()));
        return before.target().map(Revision::id).map(move::from).orElse(move);
    }

    private static String words(RolledBack rollback) {
        return "rolled back to " + rollback.to().id().brief()
                + (rollback.reason().isEmpty() ? "" : ": " + rollback.reason());
    }

    private static String words(Revision target) {
        return target.id().brief() + " by " + target.author() + ": " + target.subject();
    }

    private Entry refused(Refusal refusal) {
        return Entry.of(at, Kind.REFUSED, refusal.reason())
                .at(refusal.revision().id());
    }

    private Entry rejected(Rejection rejection) {
        Entry entry = Entry.of(at, Kind.REJECTED, rejection.diagnostics().get(0).message())
                .about(rejection.unit());
        return news.target().map(Revision::id).map(entry::at).orElse(entry);
    }

    private void freezes() {
        List<Freeze> begun = new ArrayList<>(news.frozen().freezes());
        begun.removeAll(before.frozen().freezes());
        begun.forEach(freeze ->
                entries.add(Entry.of(at, Kind.FROZEN, FreezeWords.of(freeze)).by(freeze.by())));
        if (news.frozen().freezes().isEmpty() && !before.frozen().freezes().isEmpty()) {
            entries.add(Entry.of(at, Kind.FROZEN, "the target follows the branch again"));
        }
    }

    private void fault() {
        changed(before.fault(), news.fault()).ifPresent(fault -> entries.add(Entry.of(at, Kind.SOURCE, fault)));
        if (before.fault().isPresent() && news.fault().isEmpty()) {
            entries.add(Entry.of(at, Kind.SOURCE, "the repository can be read again"));
        }
    }
}
