package io.gitproc.reconciler.source;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Collects the units of one commit, and judges them together. */
final class UnitSet {
    private final Revision revision;
    private final List<Diagnostic> warnings;
    private final Map<UnitName, String> paths = new TreeMap<>();
    private final SortedMap<UnitName, Wanted> wanted = new TreeMap<>();
    private final SortedMap<UnitName, Rejection> rejected = new TreeMap<>();
    private final List<String> clashes = new ArrayList<>();

    UnitSet(Revision revision, List<Diagnostic> warnings) {
        this.revision = revision;
        this.warnings = new ArrayList<>(warnings);
    }

    void accept(UnitEntry file, ServiceSpec spec, List<Diagnostic> diagnostics) {
        claim(file);
        wanted.put(file.name(), Wanted.running(spec, revision.id()));
        warnings.addAll(diagnostics);
    }

    void reject(UnitEntry file, List<Diagnostic> diagnostics, Optional<LastGood.Version> standIn) {
        claim(file);
        rejected.put(
                file.name(),
                new Rejection(file.name(), file.path(), diagnostics, standIn.map(LastGood.Version::commit)));
        standIn.ifPresent(good -> wanted.put(file.name(), Wanted.running(good.spec(), good.commit())));
    }

    private void claim(UnitEntry file) {
        Optional.ofNullable(paths.put(file.name(), file.path()))
                .ifPresent(other -> clashes.add(other + " and " + file.path() + " are both " + file.name()));
    }

    Loaded loaded() {
        return clashes.isEmpty() ? ordered() : refused(String.join("; ", clashes), "keep one of the two files");
    }

    private Loaded ordered() {
        Ordering.Sorted sorted = Ordering.of(specs());
        return sorted.cycle()
                .map(cycle -> refused("dependency cycle: " + text(cycle), "take one After= or Before= of these out"))
                .orElseGet(() -> accepted(sorted.ordering()));
    }

    private static String text(List<UnitName> cycle) {
        return cycle.stream().map(UnitName::value).collect(Collectors.joining(" -> "));
    }

    private Loaded accepted(Ordering ordering) {
        warnings.addAll(new Lacking(new TreeSet<>(wanted.keySet()), new TreeSet<>(rejected.keySet())).of(specs()));
        return new Loaded.Accepted(revision, new Desired(revision.id(), wanted, ordering), rejected, warnings);
    }

    private List<ServiceSpec> specs() {
        return wanted.values().stream().map(Wanted::spec).toList();
    }

    private Loaded refused(String reason, String hint) {
        return new Loaded.Refused(new Refusal(revision, reason, hint));
    }
}
