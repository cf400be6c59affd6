package io.gitproc.reconciler.source;

import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The hosts that a tree tells of, as far as it can: which labels a host has is written on the host.
 *
 * <p>So each label stands for a host that has only this one, and each host is looked at without labels, and with each label
 * whose folder says something of a unit of which its own folder does too. Those are at most {@value #PAIRS_MAX}.
 */
final class Scopes {
    static final int PAIRS_MAX = 1_000;

    private final SortedMap<String, Folder> groups;
    private final SortedMap<String, Folder> hosts;

    private Scopes(SortedMap<String, Folder> groups, SortedMap<String, Folder> hosts) {
        this.groups = groups;
        this.hosts = hosts;
    }

    static Scopes of(Layers layers, ObjectReader reader, ObjectId tree) throws IOException {
        return new Scopes(layers.children(reader, tree, Layers.GROUPS), layers.children(reader, tree, Layers.HOSTS));
    }

    List<Scope> all() {
        List<Scope> scopes = new ArrayList<>(List.of(Scope.common()));
        groups.keySet().forEach(label -> scopes.add(Scope.ofLabel(label)));
        hosts.keySet().forEach(host -> scopes.add(Scope.of(host, List.of())));
        scopes.addAll(pairs());
        return scopes;
    }

    private List<Scope> pairs() {
        List<Scope> pairs = new ArrayList<>();
        SortedMap<String, SortedSet<String>> subjects = new TreeMap<>();
        groups.forEach((label, folder) -> subjects.put(label, subjects(folder)));
        hosts.forEach((host, folder) -> {
            SortedSet<String> own = subjects(folder);
            subjects.forEach((label, others) -> {
                if (pairs.size() < PAIRS_MAX && !Collections.disjoint(own, others)) {
                    pairs.add(Scope.of(host, List.of(label)));
                }
            });
        });
        return pairs;
    }

    /** What it says something of. */
    private static SortedSet<String> subjects(Folder folder) {
        SortedSet<String> subjects = new TreeSet<>();
        folder.units().keySet().forEach(unit -> subjects.add(unit + ".d"));
        subjects.addAll(folder.dropIns().keySet());
        return subjects;
    }

    /** Units that several groups have: the paths of each. */
    SortedMap<UnitName, List<SourceFile>> shared() {
        SortedMap<UnitName, List<SourceFile>> files = new TreeMap<>();
        groups.values()
                .forEach(folder -> folder.units()
                        .forEach((unit, file) -> files.computeIfAbsent(unit, any -> new ArrayList<>())
                                .add(file)));
        files.values().removeIf(of -> of.size() < 2);
        return files;
    }
}
