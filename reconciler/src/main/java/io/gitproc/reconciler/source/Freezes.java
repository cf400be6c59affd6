package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.io.IOException;
import java.time.DateTimeException;
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
 * Keeps freezes in Git: {@code refs/gitproc/frozen/<kind>} names a tag of the target, which says who, when and why, as
 * {@code git show} tells. So a freeze is there whole or not at all, beside the target that it keeps. For one thread.
 */
final class Freezes {
    static final String FROZEN = "refs/gitproc/frozen/";
    private static final String UNTIL = "Until: ";
    /** After the reason and an empty line. */
    private static final int UNTIL_LINE = 2;

    private final Repository repository;
    private final RefWriter writer;
    private final ObjectWriter objects;

    Freezes(Site site) {
        this.repository = site.repository();
        this.writer = new RefWriter(site);
        this.objects = new ObjectWriter(site);
    }

    private static String ref(Freeze.Kind kind) {
        return FROZEN + kind.word();
    }

    /** All of them, also those whose time is over. */
    List<Freeze> read() throws IOException {
        List<Freeze> freezes = new ArrayList<>();
        for (Freeze.Kind kind : Freeze.Kind.values()) {
            Ref ref = repository.exactRef(ref(kind));
            if (ref != null) {
                freezes.add(freeze(kind, ref.getObjectId()));
            }
        }
        return freezes;
    }

    private Freeze freeze(Freeze.Kind kind, ObjectId id) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return freeze(kind, walk.parseTag(id));
        } catch (IncorrectObjectTypeException | MissingObjectException | CorruptObjectException | DateTimeException e) {
            return unknown(kind);
        }
    }

    /** Whoever wrote it wanted the target to stay; and what it wants has to run, also after a reboot. */
    private static Freeze unknown(Freeze.Kind kind) {
        return new Freeze(kind, "somebody", ref(kind) + " does not say whom", Instant.EPOCH, Optional.empty());
    }

    private static Freeze freeze(Freeze.Kind kind, RevTag tag) {
        PersonIdent tagger =
                Optional.ofNullable(tag.getTaggerIdent()).orElseThrow(() -> new DateTimeException("no tagger"));
        List<String> lines = tag.getFullMessage().lines().toList();
        Optional<Instant> until = lines.stream()
                .skip(UNTIL_LINE)
                .findFirst()
                .map(line -> Instant.parse(line.substring(Math.min(UNTIL.length(), line.length()))));
        return new Freeze(
                kind,
                PlainText.line(tagger.getName()),
                lines.isEmpty() ? "" : PlainText.line(lines.get(0)),
                tagger.getWhenAsInstant(),
                until);
    }

    /** Replaces the one of its kind. */
    void put(Freeze freeze, CommitId target) throws IOException, SourceException {
        TagBuilder tag = new TagBuilder();
        tag.setObjectId(Commits.objectId(target), Constants.OBJ_COMMIT);
        tag.setTag(freeze.kind().word());
        tag.setTagger(new PersonIdent(freeze.by(), "", freeze.since(), ZoneOffset.UTC));
        tag.setMessage(freeze.reason() + "\n"
                + freeze.until().map(end -> "\n" + UNTIL + end + "\n").orElse(""));
        writer.point(ref(freeze.kind()), objects.write(tag));
    }

    /** Also of what cannot be read. */
    void removeAll() throws IOException, SourceException {
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(FROZEN)) {
            writer.remove(ref.getName());
        }
    }

    void remove(Freeze freeze) throws IOException, SourceException {
        writer.remove(ref(freeze.kind()));
    }
}
