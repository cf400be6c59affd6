package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.DropInFolders;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts the files of the layers together to units: the order of precedence is decided here. For one thread. */
final class Composition {
    private final List<Layer> layers;
    private final boolean hasDropIns;
    private final SortedMap<UnitName, UnitFiles> units = new TreeMap<>();
    private final Set<UnitName> masked = new HashSet<>();
    private final Set<SourceFile> used = new HashSet<>();
    private final List<String> clashes = new ArrayList<>();
    private final SortedMap<String, Diagnostic> ignored = new TreeMap<>();

    /** @param layers in the order of precedence */
    Composition(List<Layer> layers) {
        this.layers = layers;
        this.hasDropIns = layers.stream().anyMatch(Layer::hasDropIns);
    }

    static SortedSet<UnitName> names(List<Layer> layers) {
        SortedSet<UnitName> names = new TreeSet<>();
        for (Layer layer : layers) {
            layer.folders().forEach(folder -> names.addAll(folder.units().keySet()));
        }
        return names;
    }

    void add(UnitName unit) {
        List<SourceFile> lower = new ArrayList<>();
        List<SourceFile> highest = new ArrayList<>();
        Level.Kind kind = Level.Kind.COMMON;
        for (Layer layer : layers) {
            List<SourceFile> here = layer.unit(unit).toList();
            if (!here.isEmpty() && layer.level().kind() != kind) {
                lower.addAll(highest);
                highest.clear();
                kind = layer.level().kind();
            }
            highest.addAll(here);
        }
        if (!highest.isEmpty()) {
            add(unit, highest, lower);
        }
    }

    private void add(UnitName unit, List<SourceFile> highest, List<SourceFile> lower) {
        SourceFile main = highest.get(highest.size() - 1);
        if (highest.size() > 1) {
            String paths = highest.stream().map(SourceFile::path).sorted().collect(Collectors.joining(" and "));
            clashes.add(paths + (highest.size() == 2 ? " are both " : " are all ") + unit);
        }
        lower.forEach(file -> ignore(file, main.path() + (main.isMask() ? " masks it" : " wins")));
        if (main.isMask() && !lower.isEmpty()) {
            masked.add(unit);
        } else {
            units.put(unit, new UnitFiles(unit, main, hasDropIns ? dropIns(unit) : List.of()));
        }
    }

    private List<SourceFile> dropIns(UnitName unit) {
        List<SourceFile> all = new ArrayList<>();
        for (Layer layer : layers) {
            List<SourceFile> here = new ArrayList<>();
            DropInFolders.of(unit).forEach(folder -> layer.dropIns(folder).forEach(here::add));
            here.sort(Comparator.comparing(SourceFile::name));
            here.forEach(file -> stack(file, all));
        }
        used.addAll(all);
        return all;
    }

    /** One that is empty says nothing itself. */
    private void stack(SourceFile file, List<SourceFile> all) {
        if (file.isMask()) {
            used.add(file);
            all.stream()
                    .filter(it -> it.name().equals(file.name()))
                    .forEach(it -> ignore(it, file.path() + " masks it"));
            all.removeIf(it -> it.name().equals(file.name()));
        } else {
            all.add(file);
        }
    }

    private void ignore(SourceFile file, String why) {
        ignored.put(file.path(), Ignored.note(file.path(), why));
    }

    HostUnits done() {
        for (Layer layer : layers) {
            for (Folder folder : layer.folders()) {
                ignored.putAll(folder.ignored());
                folder.dropIns().forEach(this::lonely);
            }
        }
        used.forEach(file -> ignored.remove(file.path()));
        return new HostUnits(units, clashes, ignored);
    }

    /** A drop-in makes no unit by itself. */
    private void lonely(String folder, List<SourceFile> files) {
        for (SourceFile file : files) {
            if (!used.contains(file)) {
                ignored.computeIfAbsent(file.path(), path -> lonely(path, folder));
            }
        }
    }

    private Diagnostic lonely(String path, String folder) {
        String name = folder.substring(0, folder.length() - ".d".length());
        boolean isOfMany = name.equals("service") || name.endsWith("-.service") || name.endsWith("@.service");
        if (isOfMany) {
            return Ignored.note(path, "it is for units that this host does not have");
        }
        return masked.contains(UnitName.of(name))
                ? Ignored.note(path, name + " is masked")
                : Ignored.warning(
                        path, "there is no " + name + " on this host", "move it to where the unit is, or delete it");
    }
}
