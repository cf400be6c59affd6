package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.FailedUpdate;
import io.gitproc.model.unit.Digest;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Keeps updates that failed in Git: {@code refs/gitproc/failed/<unit>} names a tag of the commit that had the new version;
 * its message is the cause, and the commit of the old version. For one thread.
 */
final class FailedUpdates {
    static final String FAILED = "refs/gitproc/failed/";
    private static final String GOOD = "GitProc-In-Force: ";

    private final Repository repository;
    private final RefWriter writer;
    private final ObjectWriter objects;

    FailedUpdates(Site site) {
        this.repository = site.repository();
        this.writer = new RefWriter(site);
        this.objects = new ObjectWriter(site);
    }

    /** A name of a unit may be none of a ref. */
    private static String ref(UnitName unit) {
        String plain = FAILED + unit;
        return Repository.isValidRefName(plain)
                ? plain
                : FAILED + Digest.of(unit.value()).hex();
    }

    /** What cannot be read is passed over: it keeps nothing out. */
    List<FailedUpdate> read() throws IOException {
        List<FailedUpdate> failed = new ArrayList<>();
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(FAILED)) {
            read(ref).ifPresent(failed::add);
        }
        return failed;
    }

    private Optional<FailedUpdate> read(Ref ref) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return parse(walk.parseTag(ref.getObjectId()));
        } catch (IncorrectObjectTypeException | MissingObjectException | CorruptObjectException e) {
            return Optional.empty();
        }
    }

    private static Optional<FailedUpdate> parse(RevTag tag) {
        List<String> lines = tag.getFullMessage().lines().toList();
        Optional<CommitId> good = lines.stream()
                .filter(line -> line.startsWith(GOOD))
                .map(line -> line.substring(GOOD.length()))
                .filter(ObjectId::isId)
                .map(CommitId::new)
                .findFirst();
        return UnitName.parse(tag.getTagName())
                .flatMap(unit -> good.map(
                        it -> new FailedUpdate(unit, Commits.id(tag.getObject()), it, PlainText.line(lines.get(0)))));
    }

    /** Replaces what was known of the unit. */
    void put(FailedUpdate failure, Instant now) throws IOException, SourceException {
        TagBuilder tag = new TagBuilder();
        tag.setObjectId(Commits.objectId(failure.bad()), Constants.OBJ_COMMIT);
        tag.setTag(failure.unit().value());
        tag.setTagger(new PersonIdent(Actor.DAEMON.name(), "", now, ZoneOffset.UTC));
        tag.setMessage(PlainText.line(failure.cause()) + "\n\n" + GOOD + failure.good() + "\n");
        writer.point(ref(failure.unit()), objects.write(tag));
    }

    void remove(UnitName unit) throws IOException, SourceException {
        writer.remove(ref(unit));
    }
}
