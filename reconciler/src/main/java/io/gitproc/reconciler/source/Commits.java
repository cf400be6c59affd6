package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Reads commits. For one thread. */
final class Commits {
    private static final long SIZE_MAX = 1024 * 1024;
    private static final int CACHED_MAX = 1024;

    private final Repository repository;
    private final Lru<CommitId, Revision> revisions = new Lru<>(CACHED_MAX);

    Commits(Repository repository) {
        this.repository = repository;
    }

    static CommitId id(AnyObjectId id) {
        return new CommitId(id.name());
    }

    static ObjectId objectId(CommitId id) {
        return ObjectId.fromString(id.value());
    }

    /** @throws IOException also when there is no such commit */
    RevCommit read(CommitId id) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return read(walk, objectId(id));
        }
    }

    /** Refuses what would fill the memory: a message can be of any length. */
    static RevCommit read(RevWalk walk, ObjectId id) throws IOException {
        ObjectReader reader = walk.getObjectReader();
        if (reader.getObjectSize(id, ObjectReader.OBJ_ANY) > SIZE_MAX) {
            throw new IOException("the object " + id.name() + " is larger than any honest commit");
        }
        return walk.parseCommit(id);
    }

    /** Empty when it is not there, or not a commit. */
    Optional<Revision> find(CommitId id) throws IOException {
        Optional<Revision> known = revisions.find(id);
        if (known.isPresent()) {
            return known;
        }
        try {
            return Optional.of(revision(read(id)));
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            return Optional.empty();
        }
    }

    Revision revision(RevCommit commit) {
        CommitId id = id(commit);
        return revisions.find(id).orElseGet(() -> revisions.keep(id, describe(id, commit)));
    }

    private static Revision describe(CommitId id, RevCommit commit) {
        String author = PlainText.line(who(commit.getAuthorIdent()).getName());
        Instant at = who(commit.getCommitterIdent()).getWhenAsInstant();
        return new Revision(id, author, PlainText.line(commit.getShortMessage()), at);
    }

    /** A commit that no honest tool made may say of nobody. */
    private static PersonIdent who(@Nullable PersonIdent said) {
        return said == null ? new PersonIdent("", "", Instant.EPOCH, ZoneOffset.UTC) : said;
    }

    /** How many commits the history of {@code head} has that the other has not; at most {@code max}. */
    int countBeyond(CommitId base, CommitId head, int max) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(read(walk, objectId(head)));
            walk.markUninteresting(read(walk, objectId(base)));
            int count = 0;
            while (count < max && walk.next() != null) {
                count++;
            }
            return count;
        }
    }

    /**
     * Whether the history of {@code head} has it; a commit is in its own history. Nearest commits first and whatever their
     * dates say: the library's own answer can be wrong where a clock was.
     */
    boolean isInHistory(CommitId commit, CommitId head) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit wanted = read(walk, objectId(commit));
            Deque<RevCommit> ahead = new ArrayDeque<>(List.of(read(walk, objectId(head))));
            Set<RevCommit> seen = new HashSet<>(ahead);
            while (!ahead.isEmpty()) {
                RevCommit next = ahead.remove();
                if (next.equals(wanted)) {
                    return true;
                }
                walk.parseHeaders(next);
                Stream.of(next.getParents()).filter(seen::add).forEach(ahead::add);
            }
            return false;
        }
    }
}
