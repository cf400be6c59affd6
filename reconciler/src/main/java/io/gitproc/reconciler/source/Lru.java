package io.gitproc.reconciler.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A cache that forgets what was not asked for the longest. For one thread. */
final class Lru<K, V> {
    private final Map<K, V> entries;

    Lru(int sizeMax) {
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > sizeMax;
            }
        };
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Keeps the value, and gives it back. */
    V keep(K key, V value) {
        entries.put(key, value);
        return value;
    }
}
