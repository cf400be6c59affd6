package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps what is declared, whatever happens to the repository.
 *
 * <p>A repository may not be there yet, vanish, be replaced by another, or be damaged. Each is a fault: a sentence beside
 * what was last read. The next look tries anew, so it heals when the repository does. For one thread.
 */
public final class Tracker implements AutoCloseable {
    /** Somebody else may move the refs at the same time; then the next look goes on. */
    private static final int PASSES_MAX = 5;

    private final GitSettings settings;
    private final Site.Opening opening;
    private final TrustStore trust;
    private final Consumer<List<Path>> watch;
    private final InstantSource clock;
    private Optional<OpenRepository> opened = Optional.empty();
    private Declared last = Declared.nothing();
    private Evidence evidence = Evidence.none();

    /** @param watch hears of the folders of each repository before it is read */
    Tracker(GitSettings settings, Consumer<List<Path>> watch) {
        this(settings, watch, Clock.systemUTC());
    }

    Tracker(GitSettings settings, Consumer<List<Path>> watch, InstantSource clock) {
        this(settings, () -> GitFolder.take(settings.repository()), TrustStore.ofHost(), watch, clock);
    }

    /**
     * Looks at nothing yet.
     *
     * @param opening of the repository, for which {@code settings} have a name only
     * @param watch hears of the folders of each repository before it is read
     */
    public Tracker(
            GitSettings settings,
            Site.Opening opening,
            TrustStore trust,
            Consumer<List<Path>> watch,
            InstantSource clock) {
        this.settings = settings;
        this.opening = opening;
        this.trust = trust;
        this.watch = watch;
        this.clock = clock;
    }

    /** Never fails: what goes wrong is part of what is declared. */
    public Declared look() {
        try {
            settle(repository());
        } catch (SourceException e) {
            last = last.withFault(Faults.sentence(e));
        } catch (IOException | RuntimeException e) {
            close();
            last = last.withFault(Faults.sentence(settings.repository(), e));
        }
        return last;
    }

    /** Looks, moves a ref, and looks again, until there is none to move. */
    private void settle(OpenRepository repository) throws IOException, SourceException {
        last = repository.look(last, clock.instant());
        for (int pass = 0; pass < PASSES_MAX && isMoved(repository); pass++) {
            last = repository.look(last, clock.instant());
        }
    }

    private boolean isMoved(OpenRepository repository) throws IOException, SourceException {
        return repository.advance(evidence, clock.instant());
    }

    /** Where to watch; empty while there is no repository. */
    List<Path> folders() {
        return opened.map(OpenRepository::folders).orElseGet(List::of);
    }

    /** @throws SourceException when it is refused; nothing has moved then, but for this host where the branch was not free */
    public Optional<RevertCommit> rollback(RollbackOrder order) throws IOException, SourceException {
        return repository().orders().rollback(order, clock.instant());
    }

    public void approve(String commit, Intent intent) throws IOException, SourceException {
        repository().orders().approve(commit, intent, clock.instant());
    }

    /** The next look writes it down. */
    public void learn(Evidence found) {
        evidence = found;
    }

    /** Keeps the target where it is. */
    public void pause(Intent intent) throws IOException, SourceException {
        repository().orders().pause(intent, clock.instant());
    }

    /** Ends what keeps the target, a pause first; gives what is declared then. */
    public Resumed resume() throws IOException, SourceException {
        Declared before = look();
        repository().orders().resume();
        Declared now = look();
        List<Freeze> ended = new ArrayList<>(before.frozen().freezes());
        ended.removeAll(now.frozen().freezes());
        return new Resumed(ended, before.rollback().filter(it -> now.rollback().isEmpty()), now);
    }

    /** Looks, and tells how far this host has come with a commit. */
    public Standing standing(String commit) throws IOException, SourceException {
        Declared now = look();
        return repository().standing(commit, now);
    }

    public Optional<Revision> revision(CommitId commit) throws IOException, SourceException {
        return repository().revision(commit);
    }

    public Optional<Revision> lastChange(UnitName unit, CommitId upTo) throws IOException, SourceException {
        return repository().lastChange(unit, upTo);
    }

    /** The open one, while it is the one at the path. */
    private OpenRepository repository() throws SourceException {
        if (opened.isPresent() && !opened.get().isInPlace()) {
            close();
        }
        if (opened.isEmpty()) {
            opened = Optional.of(new OpenRepository(opening.open(), settings, trust));
            watch.accept(folders());
        }
        return opened.orElseThrow();
    }

    @Override
    public void close() {
        opened.ifPresent(OpenRepository::close);
        opened = Optional.empty();
    }
}
