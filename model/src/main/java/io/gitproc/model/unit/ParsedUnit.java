package io.gitproc.model.unit;

import java.util.List;
import java.util.Optional;

/**
 * What became of a unit's text.
 *
 * @param spec empty when the unit is rejected; then at least one diagnostic is an error
 * @param diagnostics in the order of the file
 * @param needs what it names that it needs; a name that an empty line took back may be among them
 */
public record ParsedUnit(UnitName name, Optional<ServiceSpec> spec, List<Diagnostic> diagnostics, List<Mention> needs) {
    public ParsedUnit {
        diagnostics = List.copyOf(diagnostics);
        needs = List.copyOf(needs);
    }
}
