package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.UnitName;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What a folder of a tree says of units.
 *
 * @param units the unit files in it
 * @param dropIns by the name of their folder, such as {@code web.service.d}; a timer by its own, {@code web.timer}
 * @param folders the other folders in it
 * @param ignored why entries count for nothing that look like one of these, by path
 */
record Folder(
        SortedMap<UnitName, SourceFile> units,
        SortedMap<String, List<SourceFile>> dropIns,
        SortedMap<String, ObjectId> folders,
        SortedMap<String, Diagnostic> ignored) {
    static final Folder EMPTY = new Folder(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    Folder {
        units = Collections.unmodifiableSortedMap(units);
        dropIns = Collections.unmodifiableSortedMap(dropIns);
        folders = Collections.unmodifiableSortedMap(folders);
        ignored = Collections.unmodifiableSortedMap(ignored);
    }

    /** How many things are kept of it. */
    int size() {
        return 1 + units.size() + dropIns.values().stream().mapToInt(List::size).sum() + folders.size();
    }

    /**
     * The unit files that have a new content, by unit.
     *
     * @return empty when something else has changed too: a file came or went, began or ceased to be a mask, or a drop-in
     */
    Optional<SortedMap<UnitName, SourceFile>> changed(Folder now) {
        boolean isSame = units.size() == now.units.size() && dropIns.equals(now.dropIns) && ignored.equals(now.ignored);
        return isSame ? changedUnits(now) : Optional.empty();
    }

    private Optional<SortedMap<UnitName, SourceFile>> changedUnits(Folder now) {
        SortedMap<UnitName, SourceFile> changed = new TreeMap<>();
        Iterator<SourceFile> before = units.values().iterator();
        for (Map.Entry<UnitName, SourceFile> file : now.units.entrySet()) {
            SourceFile old = before.next();
            if (!old.isLike(file.getValue())) {
                return Optional.empty();
            }
            if (!old.equals(file.getValue())) {
                changed.put(file.getKey(), file.getValue());
            }
        }
        return Optional.of(changed);
    }
}
