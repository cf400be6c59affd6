package io.gitproc.reconciler.source;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A file of a tree that says something of a unit.
 *
 * @param path from the top of the repository
 * @param content names the bytes: equal ids, equal bytes
 */
record SourceFile(String path, ObjectId content, Kind kind) {
    private static final ObjectId NOTHING = id("");
    private static final ObjectId NULL_DEVICE = id("/dev/null");

    enum Kind {
        FILE,
        SYMLINK,
        SUBMODULE;

        static Kind of(FileMode mode) {
            if (FileMode.GITLINK.equals(mode.getBits())) {
                return SUBMODULE;
            }
            return FileMode.SYMLINK.equals(mode.getBits()) ? SYMLINK : FILE;
        }
    }

    /** The entry that the walk is at, in the newer tree. */
    static SourceFile at(TreeWalk walk) {
        return new SourceFile(
                walk.getPathString(), walk.getObjectId(Folders.NOW), Kind.of(walk.getFileMode(Folders.NOW)));
    }

    /** Without the folders. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it is there to hide a file of a lower level. Source: systemd.unit(5): empty, or a link to /dev/null. */
    boolean isMask() {
        return switch (kind) {
            case FILE -> content.equals(NOTHING);
            case SYMLINK -> content.equals(NULL_DEVICE);
            case SUBMODULE -> false;
        };
    }

    /** Whether it does the same for the same unit, with whatever content. */
    boolean isLike(SourceFile other) {
        return equals(other) || (path.equals(other.path) && isMask() == other.isMask());
    }

    private static ObjectId id(String text) {
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return formatter.idFor(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
