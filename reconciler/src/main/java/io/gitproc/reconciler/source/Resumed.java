package io.gitproc.reconciler.source;

import java.util.List;

/**
 * The end of what kept the target.
 *
 * @param ended empty when nothing did
 * @param declared what is declared since
 */
public record Resumed(List<Freeze> ended, Declared declared) {
    public Resumed {
        ended = List.copyOf(ended);
    }
}
