package io.gitproc.reconciler.source;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Reads folders of trees. One that was read before is not walked again, and of one that changed only the entries that
 * differ are looked at. For one thread.
 */
final class Folders {
    /** Some hundred bytes each. */
    private static final int ENTRIES_MAX = 65_536;

    private static final int PATHS_MAX = 64;

    /** Which of the two trees of a walk is the one that is read; the other is an older version of it. */
    static final int NOW = 1;

    private final Lru<Key, Folder> read = new Lru<>(ENTRIES_MAX, Folder::size);
    private final Lru<String, Version> newest = new Lru<>(PATHS_MAX);
    private final Set<String> names;

    private Folders(Set<String> names) {
        this.names = names;
    }

    static Folders whole() {
        return new Folders(Set.of());
    }

    /** Without the entries that have other names than these. */
    static Folders of(Set<String> names) {
        return new Folders(names);
    }

    /** The top of a tree. */
    Folder top(ObjectReader reader, ObjectId tree) throws IOException {
        return folder(reader, "", tree);
    }

    /** A folder in a folder; an empty one when it is not there. */
    Folder in(ObjectReader reader, Folder parent, String path) throws IOException {
        Optional<ObjectId> id = Optional.ofNullable(parent.folders().get(path.substring(path.lastIndexOf('/') + 1)));
        return id.isPresent() ? folder(reader, path, id.get()) : Folder.EMPTY;
    }

    private Folder folder(ObjectReader reader, String path, ObjectId tree) throws IOException {
        Key key = new Key(path, tree);
        Optional<Folder> known = read.find(key);
        Folder folder = known.isPresent() ? known.get() : read.keep(key, walk(reader, path, tree));
        return newest.keep(path, new Version(tree, folder)).folder();
    }

    private Folder walk(ObjectReader reader, String path, ObjectId tree) throws IOException {
        Optional<Version> before = newest.find(path);
        return before.isPresent() ? walk(reader, path, tree, before.get()) : walkWhole(reader, path, tree);
    }

    /** What was read before may have been collected since. */
    private Folder walk(ObjectReader reader, String path, ObjectId tree, Version before) throws IOException {
        try {
            return walk(reader, path, at(reader, path, before.tree()), tree, before.folder());
        } catch (MissingObjectException e) {
            return walkWhole(reader, path, tree);
        }
    }

    private Folder walkWhole(ObjectReader reader, String path, ObjectId tree) throws IOException {
        return walk(reader, path, new EmptyTreeIterator(), tree, Folder.EMPTY);
    }

    private Folder walk(ObjectReader reader, String path, AbstractTreeIterator old, ObjectId tree, Folder before)
            throws IOException {
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(old);
            walk.addTree(at(reader, path, tree));
            walk.setFilter(filter(path.isEmpty() ? "" : path + "/"));
            FolderReader folder = new FolderReader(before);
            while (walk.next()) {
                folder.add(walk);
            }
            return folder.folder();
        }
    }

    private static AbstractTreeIterator at(ObjectReader reader, String path, ObjectId tree) throws IOException {
        return new CanonicalTreeParser(Constants.encode(path), reader, tree);
    }

    private TreeFilter filter(String prefix) {
        return names.isEmpty()
                ? TreeFilter.ANY_DIFF
                : AndTreeFilter.create(
                        PathFilterGroup.createFromStrings(
                                names.stream().map(name -> prefix + name).toList()),
                        TreeFilter.ANY_DIFF);
    }

    private record Version(ObjectId tree, Folder folder) {}

    private record Key(String path, ObjectId tree) {}
}
