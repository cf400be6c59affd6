package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/** A repository that could be opened: from its refs to what is declared. For one thread. */
final class OpenRepository implements AutoCloseable {
    private final Site site;
    private final GitSettings settings;
    private final Commits commits;
    private final Refs refs;
    private final Verification verification;
    private final Situations situations;
    private final Description description;
    private final Advance advance;
    private final Orders orders;
    private final Standings standings;
    private Optional<Settled> settled = Optional.empty();

    OpenRepository(Site site, GitSettings settings, TrustStore trust) {
        Repository repository = site.repository();
        this.site = site;
        this.settings = settings;
        this.commits = new Commits(repository);
        this.refs = new Refs(site, settings);
        Loader loader = new Loader(repository, commits, settings.scope());
        this.verification = new Verification(repository, commits, loader, settings.trust(), trust);
        UpdateQuarantine quarantine = new UpdateQuarantine(loader);
        this.situations = new Situations(settings, refs, commits, loader, verification, quarantine);
        this.description = new Description(new TargetLog(repository));
        RefWriter writer = new RefWriter(site);
        Freezes freezes = new Freezes(site);
        CommitNames names = new CommitNames(repository, settings);
        Approval approval = new Approval(names, commits, refs, new Approvals(site));
        this.advance =
                new Advance(settings, writer, verification, approval, freezes, new FailedUpdates(site), quarantine);
        Rollback rollback = new Rollback(names, commits, loader, verification, refs, writer);
        Publication publication = new Publication(site, settings, commits, refs, writer);
        this.orders = new Orders(refs, writer, freezes, approval, rollback, publication);
        this.standings = new Standings(names, commits, refs);
    }

    /**
     * Describes what the refs name, and reads it when one of them has moved. It moves none itself.
     *
     * @param last what was declared before
     * @param at now: what a person said for a time may be over
     */
    Declared look(Declared last, Instant at) throws IOException {
        RefState now = refs.read();
        boolean sameRules = verification.isStill();
        if (!sameRules || settled.filter(it -> it.isStill(now, at)).isEmpty()) {
            Situation found = situations.of(now, at);
            settled = Optional.of(new Settled(found, description.of(found, last)));
        }
        return settled.orElseThrow().declared();
    }

    /**
     * Moves one step to where the last look says that the refs should be.
     *
     * @return whether anything was moved, so that another look is due
     */
    boolean advance(Evidence evidence, Instant at) throws IOException, SourceException {
        return advance.step(settled.orElseThrow().situation(), evidence, at);
    }

    /** What people may ask for. */
    Orders orders() {
        return orders;
    }

    /** How far this host has come with a commit, besides what was declared. */
    Standing standing(String commit, Declared declared) throws IOException, SourceException {
        return standings.of(commit, declared);
    }

    Optional<Revision> revision(CommitId commit) throws IOException {
        return commits.find(commit);
    }

    Optional<Revision> lastChange(UnitName unit, CommitId upTo) throws IOException {
        return LastChanges.of(unit, site.repository(), commits, settings.scope(), upTo);
    }

    /** The folders of Git: of this work tree, and of the repository where that is another one. */
    List<Path> folders() {
        return List.of(
                site.repository().getDirectory().toPath(),
                site.repository().getCommonDirectory().toPath());
    }

    /** Whether it is the one at its path. */
    boolean isInPlace() {
        return site.place().isStill();
    }

    @Override
    public void close() {
        site.close();
    }

    private record Settled(Situation situation, Declared declared) {
        /** What is at fault may be mended without a ref that moves. */
        boolean isStill(RefState now, Instant at) {
            return situation.refs().equals(now)
                    && situation.frozen().freezes().equals(now.inForce(at))
                    && declared.fault().isEmpty();
        }
    }
}
