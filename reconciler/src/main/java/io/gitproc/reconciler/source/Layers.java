package io.gitproc.reconciler.source;

import io.gitproc.model.unit.DropInFolders;
import io.gitproc.model.unit.TimerFiles;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Where units are: at the top and in {@code units/} those of all hosts, in {@code groups/<label>/} and
 * {@code hosts/<name>/} those of some. For one thread.
 */
final class Layers {
    static final String UNITS = "units";
    static final String GROUPS = "groups";
    static final String HOSTS = "hosts";

    private final Folders folders;

    private Layers(Folders folders) {
        this.folders = folders;
    }

    static Layers whole() {
        return new Layers(Folders.whole());
    }

    /** As far as one unit is concerned. */
    static Layers of(UnitName unit, Scope scope) {
        Set<String> names = new TreeSet<>(List.of(UNITS, GROUPS, HOSTS, unit.value()));
        names.addAll(DropInFolders.of(unit));
        names.addAll(DropInFolders.ofTimer(unit));
        names.add(TimerFiles.of(unit));
        names.addAll(scope.labels());
        scope.host().ifPresent(names::add);
        return new Layers(Folders.of(names));
    }

    /** What is for this host, in the order of precedence: the later one wins. */
    List<Layer> of(ObjectReader reader, ObjectId tree, Scope scope) throws IOException {
        Folder top = folders.top(reader, tree);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(Level.COMMON, List.of(top, folders.in(reader, top, UNITS))));
        Folder groups = folders.in(reader, top, GROUPS);
        for (String label : scope.labels()) {
            layers.add(layer(reader, groups, Level.group(label), GROUPS + "/" + label));
        }
        if (scope.host().isPresent()) {
            Folder hosts = folders.in(reader, top, HOSTS);
            String name = scope.host().get();
            layers.add(layer(reader, hosts, Level.host(name), HOSTS + "/" + name));
        }
        return layers;
    }

    private Layer layer(ObjectReader reader, Folder parent, Level level, String path) throws IOException {
        return new Layer(level, List.of(folders.in(reader, parent, path)));
    }

    /** The folders in {@code groups/}, by label, or those in {@code hosts/}, by name. */
    SortedMap<String, Folder> children(ObjectReader reader, ObjectId tree, String parent) throws IOException {
        SortedMap<String, Folder> children = new TreeMap<>();
        Folder folder = parent(reader, tree, parent);
        for (String name : folder.folders().keySet()) {
            children.put(name, folders.in(reader, folder, parent + "/" + name));
        }
        return children;
    }

    /** {@code groups/} or {@code hosts/} itself, which has nothing but folders. */
    Folder parent(ObjectReader reader, ObjectId tree, String name) throws IOException {
        return folders.in(reader, folders.top(reader, tree), name);
    }
}
