package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import io.gitproc.reconciler.config.Verify;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * Makes a rollback that of everybody who follows the branch: one commit forward, with the old files.
 *
 * <p>It is an ordinary commit on the head, so every host and every rule of a forge takes it as one. A branch of this
 * repository moves with its work tree or not at all; one of a remote is for whoever can push. For one thread.
 */
final class Publication {
    private final Repository repository;
    private final GitSettings settings;
    private final Commits commits;
    private final Refs refs;
    private final RefWriter writer;
    private final ObjectWriter objects;

    Publication(Site site, GitSettings settings, Commits commits, Refs refs, RefWriter writer) {
        this.repository = site.repository();
        this.settings = settings;
        this.commits = commits;
        this.refs = refs;
        this.writer = writer;
        this.objects = new ObjectWriter(site);
    }

    /**
     * Writes the commit; no ref has it yet.
     *
     * @throws SourceException when it can be seen that it could not be published
     */
    RevertCommit draft(CommitId to, Intent intent, Instant now) throws IOException, SourceException {
        CommitId parent = parent();
        RevCommit head = commits.read(parent);
        RevCommit old = commits.read(to);
        if (old.getTree().equals(head.getTree())) {
            throw new SourceException(
                    settings.branch() + " has the files of " + to.brief() + " already", "nothing was moved");
        }
        requireNoSignature(to);
        Optional<WorkTree> place = workTree();
        if (place.isPresent()) {
            place.get().requireClean(head, old);
        }
        return new RevertCommit(write(old, parent, intent, now), parent, to);
    }

    private CommitId parent() throws IOException, SourceException {
        Optional<CommitId> head = refs.read().head();
        if (head.isEmpty()) {
            throw refs.withoutHead();
        }
        return head.get();
    }

    private void requireNoSignature(CommitId to) throws SourceException {
        if (settings.trust().verify() != Verify.NONE) {
            throw new SourceException(
                    "cannot publish a rollback to " + to.brief()
                            + ": this host takes only signed commits, and has no key"
                            + " to sign with; nothing was moved",
                    "without --publish this host goes back alone; to publish it, in a clone: "
                            + RevertCommit.byHand(to, "git commit -S"));
        }
    }

    private CommitId write(RevCommit old, CommitId parent, Intent intent, Instant now) throws IOException {
        String who = PlainText.line(intent.by().name());
        String where = settings.scope().host().orElse("localhost");
        PersonIdent person = new PersonIdent(who, who + "@" + where, now, ZoneOffset.UTC);
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(old.getTree());
        commit.setParentId(Commits.objectId(parent));
        commit.setAuthor(person);
        commit.setCommitter(person);
        commit.setMessage(message(commits.revision(old), intent.reason()));
        return Commits.id(objects.write(commit));
    }

    private static String message(Revision to, String reason) {
        String why = reason.isBlank() ? "" : PlainText.line(reason) + "\n\n";
        return "Roll back to " + to.id().brief() + " (" + to.subject() + ")\n\n" + why + RevertCommit.TRAILER + to.id()
                + "\n";
    }

    /** Moves the branch, where it is ours to move: one of a remote is not. */
    void publish(RevertCommit revert, Intent intent, Instant now) throws IOException, SourceException {
        switch (settings.refs()) {
            case REMOTE -> {}
            case HERE -> move(revert, LogLine.published(revert.to(), intent.by(), now));
        }
    }

    private void move(RevertCommit revert, LogLine line) throws IOException, SourceException {
        Optional<WorkTree> place = workTree();
        if (!(place.isPresent() ? place.get().move(revert, () -> advance(revert, line)) : advance(revert, line))) {
            throw revert.unpublished(
                    settings.branch() + " was moved by somebody else at this moment, and that goes first");
        }
    }

    /** A branch that is fetched is checked out nowhere. */
    private Optional<WorkTree> workTree() throws IOException, SourceException {
        return switch (settings.refs()) {
            case REMOTE -> Optional.empty();
            case HERE -> WorkTree.of(repository, settings.ref());
        };
    }

    private boolean advance(RevertCommit revert, LogLine line) throws IOException, SourceException {
        return writer.advance(settings.ref(), revert.parent(), revert.id(), line);
    }
}
