package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** Commits of a repository, to be asked about without a daemon. It moves no ref, and writes nothing. For one thread. */
public final class Revisions implements AutoCloseable {
    private final Path place;
    private final Repository repository;
    private final Scope scope;
    private final Refs refs;
    private final CommitNames names;
    private final Commits commits;
    private final Loader loader;
    private final Verification verification;
    private final EffectiveUnits units;
    private final Blames blames;
    private final Touches touches;
    private final CommitTexts texts;

    private Revisions(GitSettings settings, Site site) {
        this.repository = site.repository();
        this.commits = new Commits(repository);
        this.place = settings.repository();
        this.scope = settings.scope();
        this.refs = new Refs(site, settings);
        this.names = new CommitNames(repository, settings);
        this.loader = new Loader(repository, commits, scope);
        this.verification = new Verification(repository, commits, loader, settings.trust(), TrustStore.ofHost());
        this.units = new EffectiveUnits(repository, scope);
        this.blames = new Blames(repository, commits);
        this.touches = new Touches(repository, commits, scope);
        this.texts = new CommitTexts(repository, commits, scope, verification);
    }

    /** @throws SourceException when there is no repository, or one that cannot be read */
    public static Revisions open(GitSettings settings) throws SourceException {
        return new Revisions(settings, GitFolder.open(settings.repository()));
    }

    /** Whether there is a repository, readable or not. */
    public static boolean isRepository(Path place) {
        return Repositories.isPresent(place);
    }

    /** Whether the head of the watched branch has a folder for a host; also while there is no head. */
    public boolean hasHost(String name) throws SourceException {
        return reading(() -> {
            Optional<CommitId> head = refs.read().head();
            return head.isEmpty() || hasHost(head.get(), name);
        });
    }

    private boolean hasHost(CommitId head, String name) throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            return Layers.whole()
                    .parent(reader, commits.read(head).getTree(), Layers.HOSTS)
                    .folders()
                    .containsKey(name);
        }
    }

    /**
     * The units of a commit, whoever made it.
     *
     * @param expression an id, whole or shortened, or any of gitrevisions(7); {@code HEAD} is the watched branch
     * @throws SourceException when there is no such commit, or it cannot be read
     */
    public Loaded load(String expression) throws SourceException {
        return reading(() -> loader.load(names.resolve(expression)));
    }

    /** What the daemon would make of a commit, named as in {@link #load}: refused too when it does not trust it. */
    public Loaded judge(String expression) throws SourceException {
        return reading(() -> judged(names.resolve(expression)));
    }

    /** What the daemon would make of the head of the watched branch. */
    public Loaded judgeHead() throws SourceException {
        return reading(() -> judged(headId()));
    }

    private Loaded judged(CommitId commit) throws IOException {
        return verification.judge(commit, refs.read().target());
    }

    /** What the daemon of this host converges to; empty where none ever ran. */
    public Optional<Loaded> target() throws SourceException {
        return reading(() -> {
            Optional<CommitId> target = refs.read().target();
            return target.isPresent() ? Optional.of(loader.load(target.get())) : Optional.empty();
        });
    }

    /**
     * Why this host would not follow a commit, though there is nothing wrong with it: its history was rewritten, or it
     * removes most units, and nobody has approved it.
     */
    public Optional<Refusal> objection(Loaded commit) throws SourceException {
        return reading(() -> {
            RefState now = refs.read();
            Optional<Loaded> target = now.target().isPresent()
                    ? Optional.of(loader.load(now.target().get()))
                    : Optional.empty();
            return commit.refused().isPresent()
                    ? Optional.<Refusal>empty()
                    : new Guard(commits).over(commit, now, target).refused();
        });
    }

    /** All that is wrong with a commit, named as in {@link #load}. */
    public Examination examine(String expression, Hosts hosts) throws SourceException {
        return reading(() -> examine(names.resolve(expression), hosts));
    }

    /** All that is wrong with the head of the watched branch. */
    public Examination examineHead(Hosts hosts) throws SourceException {
        return reading(() -> examine(headId(), hosts));
    }

    private Examination examine(CommitId commit, Hosts hosts) throws IOException {
        Examination found = new Examiner(repository, loader).examine(commit, hosts);
        return found.refusal().isPresent()
                ? found
                : found.refused(judged(commit).refused());
    }

    /**
     * A unit as the host has it at a commit.
     *
     * @param expression as in {@link #load}
     */
    public EffectiveUnit unit(String expression, UnitName unit) throws SourceException {
        return reading(() -> units.read(names.resolve(expression), unit));
    }

    /** A unit as the host has it at its target; where no daemon ever ran, at the head of the watched branch. */
    public EffectiveUnit unit(UnitName unit) throws SourceException {
        return reading(() -> {
            Optional<CommitId> target = refs.read().target();
            return units.read(target.isPresent() ? target.get() : headId(), unit);
        });
    }

    /** Where each line of a unit is from. */
    public Blame blame(EffectiveUnit unit) throws SourceException {
        return reading(() -> blames.of(unit));
    }

    /** A unit as the host has it at the head of the watched branch. */
    public EffectiveUnit unitAtHead(UnitName unit) throws SourceException {
        return reading(() -> units.read(headId(), unit));
    }

    /** The version of a unit that the daemon of this host keeps; empty where none ever ran. */
    public Optional<EffectiveUnit> unitInForce(UnitName unit) throws SourceException {
        return reading(() -> {
            Optional<CommitId> target = refs.read().target();
            return target.isPresent() ? Optional.of(units.read(inForce(target.get(), unit), unit)) : Optional.empty();
        });
    }

    /** Where the target's version of it is rejected an older one stands in. */
    private CommitId inForce(CommitId target, UnitName unit) throws IOException {
        return loader.load(target)
                .accepted()
                .flatMap(accepted -> Optional.ofNullable(accepted.rejected().get(unit)))
                .flatMap(Rejection::standIn)
                .orElse(target);
    }

    /** The commits that changed a unit's files after one commit and up to another, newest first; named as in {@link #load}. */
    public List<Revision> touching(UnitName unit, String after, String upTo) throws SourceException {
        return reading(() -> touches.of(unit, names.resolve(after), names.resolve(upTo)));
    }

    /** The newest commits up to one that changed a unit's files, newest first; named as in {@link #load}. */
    public List<Revision> newestTouching(UnitName unit, String upTo, int most) throws SourceException {
        return reading(() -> touches.newest(unit, names.resolve(upTo), most));
    }

    /** Who made a commit, and what it is called; empty when it is not here. */
    public Optional<Revision> revision(CommitId commit) throws SourceException {
        return reading(() -> commits.find(commit));
    }

    /** Some names of commits that people may choose from. */
    public List<String> names() throws SourceException {
        return reading(names::known);
    }

    /**
     * The commits that last changed each unit that this host has at one.
     *
     * @param upTo named as in {@link #load}
     * @param known the same of a commit before, which need not be looked for again
     */
    public UnitChanges lastChanges(String upTo, UnitChanges known) throws SourceException {
        return reading(() -> LastChanges.ofAll(repository, commits, scope, names.resolve(upTo), known));
    }

    /** A commit whole, named as in {@link #load}. */
    public CommitText commit(String expression) throws SourceException {
        return reading(() -> texts.read(names.resolve(expression)));
    }

    private CommitId headId() throws IOException, SourceException {
        Optional<CommitId> head = refs.read().head();
        if (head.isEmpty()) {
            throw refs.withoutHead();
        }
        return head.get();
    }

    private <T> T reading(Reading<T> work) throws SourceException {
        try {
            return work.read();
        } catch (IOException e) {
            throw new SourceException(Faults.sentence(place, e), "run git fsck there");
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    /** Work that the repository can make fail. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException, SourceException;
    }
}
