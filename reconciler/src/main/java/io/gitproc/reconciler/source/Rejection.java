package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.UnitName;
import java.util.List;
import java.util.Optional;

/**
 * A unit of the target that cannot be used.
 *
 * @param path of the file that is wrong, its own or a drop-in, in the repository
 * @param diagnostics the errors, each with its place; at least one
 * @param standIn the commit whose version of the unit stays in force; empty when there never was a good one
 */
public record Rejection(UnitName unit, String path, List<Diagnostic> diagnostics, Optional<CommitId> standIn) {
    public Rejection {
        diagnostics = List.copyOf(diagnostics);
    }
}
