package io.gitproc.reconciler.source;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.Mention;
import io.gitproc.model.unit.ParsedUnit;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.Severity;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Collects the units of one commit, and judges them together. */
final class UnitSet {
    private final Revision revision;
    private final Orderings orderings;
    private final SortedMap<UnitName, UnitFiles> files;
    private final List<String> clashes;
    private final List<Diagnostic> warnings;
    private final SortedMap<UnitName, Wanted> wanted = new TreeMap<>();
    private final Map<UnitName, List<Mention>> needs = new HashMap<>();
    private final SortedMap<UnitName, Rejection> rejected = new TreeMap<>();

    UnitSet(Revision revision, HostUnits files, Orderings orderings) {
        this.orderings = orderings;
        this.files = files.units();
        this.revision = revision;
        this.clashes = files.clashes();
        this.warnings = new ArrayList<>(files.warnings());
    }

    void accept(ServiceSpec spec, ParsedUnit unit) {
        wanted.put(spec.name(), Wanted.running(spec, revision.id()));
        warnings.addAll(unit.diagnostics());
        needs.put(spec.name(), unit.needs());
    }

    void reject(ParsedUnit unit, Optional<LastGood.Version> standIn) {
        rejected.put(
                unit.name(),
                new Rejection(unit.name(), culprit(unit), unit.diagnostics(), standIn.map(LastGood.Version::commit)));
        standIn.ifPresent(good -> wanted.put(unit.name(), Wanted.running(good.spec(), good.commit())));
    }

    /** The first file that is wrong: a drop-in spoils the unit as its own file does. */
    private static String culprit(ParsedUnit unit) {
        return unit.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .map(Diagnostic::file)
                .findFirst()
                .orElse(unit.name().value());
    }

    Loaded loaded() {
        return clashes.isEmpty() ? ordered() : refused(String.join("; ", clashes), "keep one of the files");
    }

    private Loaded ordered() {
        Ordering.Sorted sorted = orderings.of(wanted);
        return sorted.cycle()
                .map(cycle -> refused("dependency cycle: " + text(cycle), "take one After= or Before= of these out"))
                .orElseGet(() -> accepted(sorted.ordering()));
    }

    private static String text(List<UnitName> cycle) {
        return cycle.stream().map(UnitName::value).collect(Collectors.joining(" -> "));
    }

    private Loaded accepted(Ordering ordering) {
        warnings.addAll(new Lacking(files, specs(), needs).warnings());
        Desired desired = new Desired(revision.id(), wanted, ordering).rejecting(withoutVersion());
        return new Loaded.Accepted(revision, desired, rejected, warnings);
    }

    private SortedSet<UnitName> withoutVersion() {
        SortedSet<UnitName> names = new TreeSet<>(rejected.keySet());
        names.removeAll(wanted.keySet());
        return names;
    }

    private List<ServiceSpec> specs() {
        return wanted.values().stream().map(Wanted::spec).toList();
    }

    private Loaded refused(String reason, String hint) {
        return new Loaded.Refused(new Refusal(revision, reason, hint));
    }
}
