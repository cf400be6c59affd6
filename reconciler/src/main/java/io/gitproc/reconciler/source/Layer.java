package io.gitproc.reconciler.source;

import io.gitproc.model.unit.UnitName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders of one level.
 *
 * @param folders in the order of precedence
 */
record Layer(Level level, List<Folder> folders) {
    Layer {
        folders = List.copyOf(folders);
    }

    /** The unit's files here. */
    Stream<SourceFile> unit(UnitName unit) {
        return folders.stream()
                .flatMap(folder -> Optional.ofNullable(folder.units().get(unit)).stream());
    }

    /** The drop-ins here that stand in a folder of this name. */
    Stream<SourceFile> dropIns(String folder) {
        return folders.stream().flatMap(it -> it.dropIns().getOrDefault(folder, List.of()).stream());
    }

    boolean hasDropIns() {
        return folders.stream().anyMatch(folder -> !folder.dropIns().isEmpty());
    }
}
