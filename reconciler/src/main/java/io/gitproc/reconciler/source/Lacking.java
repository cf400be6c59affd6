package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.Mention;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.Severity;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** What units need that their commit does not have: they will wait for it. */
final class Lacking {
    private final SortedMap<UnitName, UnitFiles> files;
    private final List<ServiceSpec> inForce;
    private final Map<UnitName, List<Mention>> mentions;
    private final SortedSet<UnitName> known = new TreeSet<>();

    /**
     * @param files of all units of the commit
     * @param inForce those that have a version to run
     * @param mentions where the accepted ones name what they need
     */
    Lacking(SortedMap<UnitName, UnitFiles> files, List<ServiceSpec> inForce, Map<UnitName, List<Mention>> mentions) {
        this.mentions = mentions;
        this.files = files;
        this.inForce = inForce;
        inForce.forEach(spec -> known.add(spec.name()));
    }

    /** None of a unit that is alone: one file says nothing of the others. */
    List<Diagnostic> warnings() {
        List<Diagnostic> warnings = new ArrayList<>();
        if (files.size() > 1) {
            inForce.forEach(
                    spec -> spec.dependencies().forEach((kind, others) -> judge(spec.name(), kind, others, warnings)));
        }
        return warnings;
    }

    private void judge(UnitName unit, Dependency kind, List<UnitName> others, List<Diagnostic> warnings) {
        others.stream()
                .filter(other -> kind.needs() && !known.contains(other))
                .forEach(other -> warnings.add(warning(unit, kind, other)));
    }

    private Diagnostic warning(UnitName unit, Dependency kind, UnitName other) {
        String where = files.containsKey(other) ? "is rejected" : "is not among the units of this host";
        Mention at = place(unit, kind, other);
        return new Diagnostic(
                unit,
                at.file(),
                at.line(),
                at.column(),
                Severity.WARNING,
                unit + " " + kind.verb().orElse("") + " " + other + ", which " + where + ": it waits for it",
                "add or mend " + other + ", or write Wants= if the service can do without");
    }

    /** Of an older version that stands in for a broken one no line is known. */
    private Mention place(UnitName unit, Dependency kind, UnitName other) {
        return mentions.getOrDefault(unit, List.of()).stream()
                .filter(mention -> mention.kind() == kind && mention.other().equals(other))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> new Mention(
                        kind,
                        other,
                        Objects.requireNonNull(files.get(unit)).main().path(),
                        1,
                        1));
    }
}
