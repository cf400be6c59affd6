package io.gitproc.executors;

import io.gitproc.model.condition.Evaluation;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.plan.Unmet;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.Condition;
import io.gitproc.model.unit.ConditionFamily;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks the conditions and asserts of the units that may be started: those that are down, and those of which a newer
 * version is wanted. What runs as it is wanted is not asked, and costs nothing.
 */
public final class Conditions {
    private final Kernel kernel;
    private final List<String> names;

    Conditions(Kernel kernel, List<String> names) {
        this.kernel = kernel;
        this.names = List.copyOf(names);
    }

    /** The same observation with what is not met. What the host says of itself is read once for all. */
    public Observed over(Desired desired, Observed observed) {
        Evaluation evaluation = new Evaluation(new KernelFacts(kernel, names));
        SortedMap<UnitName, UnitStatus> judged = new TreeMap<>();
        desired.units().forEach((name, wanted) -> {
            UnitStatus status = observed.unit(name).orElseGet(() -> UnitStatus.none(name));
            if (mayStart(wanted, status)) {
                unmet(wanted.spec(), evaluation).ifPresent(found -> judged.put(name, status.withUnmet(found)));
            }
        });
        return observed.with(judged);
    }

    private static boolean mayStart(Wanted wanted, UnitStatus status) {
        return wanted.hold().isEmpty() && (!status.alive() || Preflight.isToBeReplaced(wanted, status));
    }

    private static Optional<Unmet> unmet(ServiceSpec spec, Evaluation evaluation) {
        return unmet(ConditionFamily.CONDITION, spec, evaluation)
                .or(() -> unmet(ConditionFamily.ASSERT, spec, evaluation));
    }

    private static Optional<Unmet> unmet(ConditionFamily family, ServiceSpec spec, Evaluation evaluation) {
        List<Condition> conditions = spec.conditions(family);
        return conditions.isEmpty()
                ? Optional.empty()
                : evaluation.unmet(family, conditions).map(clause -> new Unmet(family, clause));
    }
}
