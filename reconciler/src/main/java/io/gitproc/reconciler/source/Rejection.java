package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.Severity;
import io.gitproc.model.unit.UnitName;
import java.util.List;
import java.util.Optional;

/**
 * A unit of the target that cannot be used.
 *
 * @param path of the file that is wrong, its own or a drop-in, in the repository
 * @param diagnostics all that is said of it, each with its place; at least one is an error
 * @param standIn the commit whose version of the unit stays in force; empty when there never was a good one
 */
public record Rejection(UnitName unit, String path, List<Diagnostic> diagnostics, Optional<CommitId> standIn) {
    public Rejection {
        diagnostics = List.copyOf(diagnostics);
    }

    /** The first error with its place, as compilers write it: what comes before it may be mere warnings. */
    public String cause() {
        Diagnostic error = diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .findFirst()
                .orElse(diagnostics.get(0));
        return error.file() + ":" + error.line() + ":" + error.column() + ": " + error.message();
    }
}
