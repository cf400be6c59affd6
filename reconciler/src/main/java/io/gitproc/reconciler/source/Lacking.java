package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.Severity;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/** What units need that their commit does not have: they will wait for it. */
final class Lacking {
    private final SortedSet<UnitName> known;
    private final SortedSet<UnitName> rejected;
    private final List<Diagnostic> warnings = new ArrayList<>();

    /**
     * @param known the units that have a version in force
     * @param rejected those whose text cannot be used
     */
    Lacking(SortedSet<UnitName> known, SortedSet<UnitName> rejected) {
        this.known = known;
        this.rejected = rejected;
    }

    List<Diagnostic> of(Collection<ServiceSpec> specs) {
        specs.forEach(spec -> spec.dependencies().forEach((kind, others) -> judge(spec.name(), kind, others)));
        return warnings;
    }

    private void judge(UnitName unit, Dependency kind, List<UnitName> others) {
        others.stream()
                .filter(other -> kind.needs() && !known.contains(other))
                .forEach(other -> warnings.add(warning(unit, kind, other)));
    }

    private Diagnostic warning(UnitName unit, Dependency kind, UnitName other) {
        String where = rejected.contains(other) ? "is rejected" : "is not among the units of this host";
        return new Diagnostic(
                unit,
                1,
                1,
                Severity.WARNING,
                unit + " " + kind.verb().orElse("") + " " + other + ", which " + where + ": it waits for it",
                "add or mend " + other + ", or write Wants= if the service can do without");
    }
}
