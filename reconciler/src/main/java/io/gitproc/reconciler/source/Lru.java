package io.gitproc.reconciler.source;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** A cache that forgets what was not asked for the longest. For one thread. */
final class Lru<K, V> {
    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final ToIntFunction<V> weight;
    private final int weightMax;
    private int weightNow;

    /** Of so many values. */
    Lru(int sizeMax) {
        this(sizeMax, value -> 1);
    }

    /**
     * Of values that need more or less memory.
     *
     * @param weightMax of all together; the newest is kept whatever it weighs
     */
    Lru(int weightMax, ToIntFunction<V> weight) {
        this.weightMax = weightMax;
        this.weight = weight;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Keeps the value, and gives it back. */
    V keep(K key, V value) {
        Optional.ofNullable(entries.put(key, value)).ifPresent(old -> weightNow -= weight.applyAsInt(old));
        weightNow += weight.applyAsInt(value);
        forget();
        return value;
    }

    private void forget() {
        Iterator<V> eldest = entries.values().iterator();
        while (weightNow > weightMax && entries.size() > 1) {
            weightNow -= weight.applyAsInt(eldest.next());
            eldest.remove();
        }
    }
}
