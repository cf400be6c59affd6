package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.UnitName;
import java.util.List;
import java.util.Optional;

/**
 * A unit file of the target that cannot be used.
 *
 * @param path in the repository
 * @param diagnostics the errors, each with its place; at least one
 * @param standIn the commit whose version of the file stays in force; empty when there never was a good one
 */
public record Rejection(UnitName unit, String path, List<Diagnostic> diagnostics, Optional<CommitId> standIn) {
    public Rejection {
        diagnostics = List.copyOf(diagnostics);
    }
}
