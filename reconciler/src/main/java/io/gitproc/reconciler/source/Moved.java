package io.gitproc.reconciler.source;

import java.util.Optional;

/**
 * The end of a rollback order.
 *
 * @param declared what is declared since
 * @param revert what the branch has now, where the order reached it
 */
public record Moved(Declared declared, Optional<RevertCommit> revert) {}
