package io.gitproc.reconciler.dashboard;

import java.util.Optional;

/**
 * What was looked for, or why it is not there.
 *
 * @param problem a sentence; empty when it was found
 */
public record Found<T>(Optional<T> value, String problem) {
    static <T> Found<T> of(T value) {
        return new Found<>(Optional.of(value), "");
    }

    static <T> Found<T> nothing(String problem) {
        return new Found<>(Optional.empty(), problem);
    }
}
