package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.Severity;
import io.gitproc.model.unit.UnitName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A unit as a host has it at a commit: all files that say something of it, whether they are right or not.
 *
 * @param parts in the order in which they count: the later one wins; none when the host does not have the unit
 * @param ignored files of it that count for nothing here, and why
 * @param diagnostics what is to be said of the parts
 * @param spec what they mean; empty when they are wrong
 */
public record EffectiveUnit(
        UnitName unit,
        CommitId commit,
        Scope scope,
        List<Part> parts,
        List<Diagnostic> ignored,
        List<Diagnostic> diagnostics,
        Optional<ServiceSpec> spec) {

    public EffectiveUnit {
        parts = List.copyOf(parts);
        ignored = List.copyOf(ignored);
        diagnostics = List.copyOf(diagnostics);
    }

    /** What rejects it. */
    public List<Diagnostic> errors() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
    }

    /** All lines, each file behind a comment with its path. Hostile text. */
    public List<String> text() {
        return parts.stream()
                .flatMap(part -> Stream.concat(Stream.of("", "# " + part.path()), part.lines().stream()))
                .toList();
    }

    /**
     * One file.
     *
     * @param path from the top of the repository
     * @param blob the id of its content
     * @param lines hostile text; none when it is too long to be a unit file
     */
    public record Part(String path, Level level, String blob, List<String> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }
}
