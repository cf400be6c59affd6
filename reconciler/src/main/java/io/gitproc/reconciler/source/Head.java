package io.gitproc.reconciler.source;

import java.util.Optional;

/**
 * The head of the watched branch.
 *
 * @param loaded empty exactly when there is a fault
 * @param fault why there is none, or why it cannot be read
 */
record Head(Optional<Loaded> loaded, Optional<String> fault) {
    static Head of(Loaded loaded) {
        return new Head(Optional.of(loaded), Optional.empty());
    }

    static Head fault(String sentence) {
        return new Head(Optional.empty(), Optional.of(sentence));
    }
}
