package io.gitproc.reconciler.source;

import io.gitproc.model.unit.UnitName;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * An entry of a tree that has the name of a unit.
 *
 * @param path from the top of the repository
 * @param content names the bytes: equal ids, equal bytes
 */
record UnitEntry(String path, UnitName name, ObjectId content, Kind kind) {
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
}
