package io.gitproc.reconciler.dashboard;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps answers whose questions always have the same one. Threads: any. */
final class Shelf<K, V> {
    private static final int SIZE_MAX = 64;

    private final Map<K, CompletableFuture<V>> kept = new ConcurrentHashMap<>();

    /** The answer; one that is asked for now is asked for once. What failed is not kept. */
    CompletableFuture<V> find(K question, Supplier<CompletableFuture<V>> ask) {
        if (kept.size() >= SIZE_MAX) {
            kept.clear();
        }
        CompletableFuture<V> answer = kept.computeIfAbsent(question, none -> ask.get());
        var unused = answer.exceptionally(failure -> {
            kept.remove(question, answer);
            return null;
        });
        return answer.copy();
    }
}
