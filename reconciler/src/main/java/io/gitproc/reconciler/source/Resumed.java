package io.gitproc.reconciler.source;

import java.util.List;
import java.util.Optional;

/**
 * The end of what kept the target.
 *
 * @param ended the freezes that were in force
 * @param left the rollback that it ended
 * @param declared what is declared since
 */
public record Resumed(List<Freeze> ended, Optional<RolledBack> left, Declared declared) {
    public Resumed {
        ended = List.copyOf(ended);
    }
}
