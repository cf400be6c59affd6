package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.DropInFolders;
import io.gitproc.model.unit.TimerFiles;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Sorts the entries of one folder, and of the folders of drop-ins in it. For one thread. */
final class FolderReader {
    static final String UNIT_SUFFIX = ".service";
    static final String DROP_IN_SUFFIX = ".conf";
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9:_.\\\\@-]{1,255}");
    private static final String LEGAL_HINT = "use letters, digits and : - _ . \\ @";

    private final SortedMap<UnitName, SourceFile> units;
    private final SortedMap<String, List<SourceFile>> dropIns = new TreeMap<>();
    private final SortedMap<String, ObjectId> folders;
    private final SortedMap<String, Diagnostic> ignored;

    /** @param before an older version of the folder: only what differs from it is to be added */
    FolderReader(Folder before) {
        this.units = new TreeMap<>(before.units());
        before.dropIns().forEach((folder, files) -> dropIns.put(folder, new ArrayList<>(files)));
        this.folders = new TreeMap<>(before.folders());
        this.ignored = new TreeMap<>(before.ignored());
    }

    /** The entry that the walk is at, of two trees: the older one and this one. It may make the walk go into it. */
    void add(TreeWalk walk) throws IOException {
        boolean isHere = walk.getRawMode(Folders.NOW) != 0;
        if (walk.getDepth() == 0 && walk.isSubtree()) {
            folder(walk, isHere);
        } else {
            forget(walk);
            if (isHere) {
                file(walk);
            }
        }
    }

    private void folder(TreeWalk walk, boolean isHere) throws IOException {
        String name = walk.getNameString();
        if (DropInFolders.isOne(name)) {
            walk.enterSubtree();
        } else if (isHere) {
            folders.put(name, walk.getObjectId(Folders.NOW));
        } else {
            folders.remove(name);
        }
    }

    private void forget(TreeWalk walk) {
        String path = walk.getPathString();
        ignored.remove(path);
        if (walk.getDepth() > 0) {
            dropIns.computeIfPresent(parent(path), (folder, files) -> without(path, files));
        } else {
            UnitName.parse(walk.getNameString()).ifPresent(units::remove);
            dropIns.remove(walk.getNameString());
        }
    }

    /** Null, as maps want it, when nothing is left. */
    private static @Nullable List<SourceFile> without(String path, List<SourceFile> files) {
        files.removeIf(file -> file.path().equals(path));
        return files.isEmpty() ? null : files;
    }

    private void file(TreeWalk walk) {
        if (walk.getDepth() > 0) {
            dropIn(walk);
        } else if (walk.getNameString().endsWith(UNIT_SUFFIX)) {
            unit(walk);
        } else if (TimerFiles.isMain(walk.getNameString())) {
            timer(walk);
        }
    }

    /** It is stacked on its service as drop-ins are. */
    private void timer(TreeWalk walk) {
        Optional<UnitName> service = TimerFiles.service(walk.getNameString());
        if (service.isEmpty()) {
            ignore(walk, "that is not the name of a timer", LEGAL_HINT);
        } else if (service.get().isTemplate()) {
            ignore(walk, "a template starts nothing itself", "write a timer without the @");
        } else {
            dropIns.put(walk.getNameString(), new ArrayList<>(List.of(SourceFile.at(walk))));
        }
    }

    private void unit(TreeWalk walk) {
        Optional<UnitName> name = UnitName.parse(walk.getNameString());
        if (name.isEmpty()) {
            ignore(walk, "that is not the name of a unit", LEGAL_HINT);
        } else if (name.get().isTemplate()) {
            ignore(walk, "a template does not run itself", "write a unit without the @");
        } else {
            units.put(name.get(), SourceFile.at(walk));
        }
    }

    private void dropIn(TreeWalk walk) {
        String folder = parent(walk.getPathString());
        if (walk.isSubtree() || !walk.getNameString().endsWith(DROP_IN_SUFFIX)) {
            ignore(walk, "a drop-in has a name that ends with " + DROP_IN_SUFFIX, "rename it");
        } else if (isLegal(walk.getNameString()) && isLegal(folder)) {
            dropIns.computeIfAbsent(folder, any -> new ArrayList<>()).add(SourceFile.at(walk));
        } else {
            ignore(walk, "that is not the name of a drop-in", LEGAL_HINT);
        }
    }

    private static boolean isLegal(String name) {
        return LEGAL.matcher(name).matches();
    }

    /** The name of the folder that a path stands in. */
    private static String parent(String path) {
        String folder = path.substring(0, path.lastIndexOf('/'));
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    private void ignore(TreeWalk walk, String why, String hint) {
        ignored.put(walk.getPathString(), Ignored.warning(walk.getPathString(), why, hint));
    }

    Folder folder() {
        return new Folder(units, dropIns, folders, ignored);
    }
}
