package io.gitproc.reconciler.source;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.FailedUpdate;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps out the content of units whose update failed: while the target has it, the old version stands in. Other content
 * ends that. Nothing of it is stored: it follows from the commits. For one thread.
 */
final class UpdateQuarantine {
    private final Loader loader;

    UpdateQuarantine(Loader loader) {
        this.loader = loader;
    }

    /** Those that the target would bring back. */
    List<FailedUpdate> inForce(List<FailedUpdate> failed, Optional<Desired> target) throws IOException {
        List<FailedUpdate> inForce = new ArrayList<>();
        for (FailedUpdate failure : failed) {
            if (target.isPresent() && keepsOut(failure, target.get())) {
                inForce.add(failure);
            }
        }
        return inForce;
    }

    private boolean keepsOut(FailedUpdate failure, Desired target) throws IOException {
        Optional<ServiceSpec> wanted = content(target, failure.unit());
        return wanted.isPresent()
                && wanted.equals(loader.load(failure.bad()).units().flatMap(bad -> content(bad, failure.unit())))
                && standIn(failure).isPresent();
    }

    private static Optional<ServiceSpec> content(Desired desired, UnitName unit) {
        return Optional.ofNullable(desired.units().get(unit)).map(Wanted::spec);
    }

    private Optional<ServiceSpec> standIn(FailedUpdate failure) throws IOException {
        return loader.load(failure.good()).units().flatMap(good -> content(good, failure.unit()));
    }

    /** What is to run: the old versions may bring an order of their own, which gives way where it makes a cycle. */
    Desired over(Desired target, List<FailedUpdate> inForce) throws IOException {
        if (inForce.isEmpty()) {
            return target;
        }
        SortedMap<UnitName, Wanted> units = new TreeMap<>(target.units());
        for (FailedUpdate failure : inForce) {
            standIn(failure).ifPresent(old -> units.put(failure.unit(), Wanted.running(old, failure.good())));
        }
        Ordering.Sorted sorted =
                Ordering.of(units.values().stream().map(Wanted::spec).toList());
        return target.with(units, sorted.ordering());
    }
}
