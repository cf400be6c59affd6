package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.DropInFolders;
import io.gitproc.model.unit.TimerFiles;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the files of the layers together to units: the order of precedence is decided here. For one thread. */
final class Composition {
    private final List<Layer> layers;
    private final boolean hasDropIns;
    private final SortedMap<UnitName, UnitFiles> units = new TreeMap<>();
    private final Set<String> masked = new HashSet<>();
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
            layer.folders().forEach(folder -> {
                names.addAll(folder.units().keySet());
                folder.dropIns()
                        .keySet()
                        .forEach(name -> TimerFiles.service(name).ifPresent(names::add));
            });
        }
        return names;
    }

    void add(UnitName unit) {
        Optional<SourceFile> main = main(unit.value(), layer -> layer.unit(unit));
        List<SourceFile> timer = hasDropIns ? timer(unit) : List.of();
        if (main.isPresent() && !masked.contains(unit.value())) {
            List<SourceFile> dropIns = hasDropIns ? dropIns(DropInFolders.of(unit)) : List.of();
            units.put(unit, new UnitFiles(unit, main.get(), joined(dropIns, timer)));
        } else if (main.isEmpty() && !timer.isEmpty()) {
            units.put(unit, new UnitFiles(unit, timer.get(0), timer.subList(1, timer.size())));
        }
    }

    private static List<SourceFile> joined(List<SourceFile> some, List<SourceFile> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** When it is started: the timer, which is one file as its service is, and the drop-ins of that. */
    private List<SourceFile> timer(UnitName unit) {
        String name = TimerFiles.of(unit);
        Optional<SourceFile> main = main(name, layer -> layer.dropIns(name));
        if (main.isEmpty() || masked.contains(name)) {
            return List.of();
        }
        used.add(main.get());
        return joined(List.of(main.get()), dropIns(DropInFolders.ofTimer(unit)));
    }

    /** The file of the highest level that has one of this name; one that only hides those below it is one too. */
    private Optional<SourceFile> main(String name, Function<Layer, Stream<SourceFile>> files) {
        List<SourceFile> lower = new ArrayList<>();
        List<SourceFile> highest = new ArrayList<>();
        Level.Kind kind = Level.Kind.COMMON;
        for (Layer layer : layers) {
            List<SourceFile> here = files.apply(layer).toList();
            if (!here.isEmpty() && layer.level().kind() != kind) {
                lower.addAll(highest);
                highest.clear();
                kind = layer.level().kind();
            }
            highest.addAll(here);
        }
        return highest.isEmpty() ? Optional.empty() : Optional.of(main(name, highest, lower));
    }

    private SourceFile main(String name, List<SourceFile> highest, List<SourceFile> lower) {
        SourceFile main = highest.get(highest.size() - 1);
        if (highest.size() > 1) {
            String paths = highest.stream().map(SourceFile::path).sorted().collect(Collectors.joining(" and "));
            clashes.add(paths + (highest.size() == 2 ? " are both " : " are all ") + name);
        }
        lower.forEach(file -> ignore(file, main.path() + (main.isMask() ? " masks it" : " wins")));
        if (main.isMask() && !lower.isEmpty()) {
            masked.add(name);
        }
        return main;
    }

    private List<SourceFile> dropIns(List<String> folders) {
        List<SourceFile> all = new ArrayList<>();
        for (Layer layer : layers) {
            List<SourceFile> here = new ArrayList<>();
            folders.forEach(folder -> layer.dropIns(folder).forEach(here::add));
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

    private boolean isMasked(UnitName unit) {
        return masked.contains(unit.value());
    }

    private Diagnostic lonely(String path, String folder) {
        String name = folder.endsWith(".d") ? folder.substring(0, folder.length() - ".d".length()) : folder;
        boolean isOfMany = List.of("service", "timer").contains(name)
                || Stream.of("-.service", "@.service", "-.timer", "@.timer").anyMatch(name::endsWith);
        if (isOfMany) {
            return Ignored.note(path, "it is for units that this host does not have");
        }
        return masked.contains(name)
                        || TimerFiles.service(name).filter(this::isMasked).isPresent()
                ? Ignored.note(path, name + " is masked")
                : Ignored.warning(
                        path, "there is no " + name + " on this host", "move it to where the unit is, or delete it");
    }
}
