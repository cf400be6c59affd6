package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;

/**
 * Keeps what people approved in Git: {@code refs/gitproc/approved/<id>} names a tag of that very commit, which says who,
 * when and why, as {@code git show} tells. For one thread.
 */
final class Approvals {
    static final String APPROVED = "refs/gitproc/approved/";

    private final Repository repository;
    private final RefWriter writer;
    private final ObjectWriter objects;

    Approvals(Site site) {
        this.repository = site.repository();
        this.writer = new RefWriter(site);
        this.objects = new ObjectWriter(site);
    }

    SortedSet<CommitId> read() throws IOException {
        NavigableSet<CommitId> approved = new TreeSet<>();
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(APPROVED)) {
            String name = ref.getName().substring(APPROVED.length());
            if (ObjectId.isId(name)) {
                approved.add(new CommitId(name));
            }
        }
        return approved;
    }

    void put(CommitId commit, Intent intent, Instant now) throws IOException, SourceException {
        TagBuilder tag = new TagBuilder();
        tag.setObjectId(Commits.objectId(commit), Constants.OBJ_COMMIT);
        tag.setTag("approved-" + commit.brief());
        tag.setTagger(new PersonIdent(PlainText.line(intent.by().name()), "", now, ZoneOffset.UTC));
        tag.setMessage(PlainText.line(intent.reason()) + "\n");
        writer.point(APPROVED + commit, objects.write(tag));
    }

    void remove(CommitId commit) throws IOException, SourceException {
        writer.remove(APPROVED + commit);
    }
}
