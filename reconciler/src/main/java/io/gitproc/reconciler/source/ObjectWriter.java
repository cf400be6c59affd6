package io.gitproc.reconciler.source;

import java.io.IOException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TagBuilder;

/** Writes objects of ours, which no ref has yet. For one thread. */
final class ObjectWriter {
    private final Site site;

    ObjectWriter(Site site) {
        this.site = site;
    }

    ObjectId write(TagBuilder tag) throws IOException {
        return write(Constants.OBJ_TAG, tag.build());
    }

    ObjectId write(CommitBuilder commit) throws IOException {
        return write(Constants.OBJ_COMMIT, commit.build());
    }

    private ObjectId write(int type, byte[] content) throws IOException {
        try (ObjectInserter inserter = site.repository().newObjectInserter()) {
            ObjectId id = inserter.insert(type, content);
            inserter.flush();
            site.place().handOver(id);
            return id;
        }
    }
}
