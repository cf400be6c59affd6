package io.gitproc.reconciler.source;

import io.gitproc.model.unit.UnitName;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Layers, and the units that they gave: where later layers differ in little, the rest needs not be put together again.
 *
 * @param layers of one host
 */
record Composed(List<Layer> layers, HostUnits units) {
    static Composed of(List<Layer> layers) {
        return new Composed(layers, HostUnits.of(layers));
    }

    /** Of the same host at another commit. */
    Composed then(List<Layer> now) {
        HostUnits units = this.units;
        Iterator<Layer> before = layers.iterator();
        for (Layer layer : now) {
            Optional<HostUnits> changed = changed(units, before.next(), layer);
            if (changed.isEmpty()) {
                return of(now);
            }
            units = changed.get();
        }
        return new Composed(now, units);
    }

    private static Optional<HostUnits> changed(HostUnits units, Layer before, Layer now) {
        Optional<HostUnits> all = Optional.of(units);
        for (int i = 0; i < now.folders().size() && all.isPresent(); i++) {
            all = changed(
                    all.get(), before.folders().get(i).changed(now.folders().get(i)));
        }
        return all;
    }

    private static Optional<HostUnits> changed(HostUnits units, Optional<SortedMap<UnitName, SourceFile>> files) {
        return files.map(changed -> changed.isEmpty() ? units : units.with(changed));
    }
}
