package io.gitproc.reconciler.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** By what {@code gitproc top} sorts; the most first, what is not known last, else by name. */
enum TopOrder {
    cpu,
    memory,
    tasks,
    io;

    private static final double UNKNOWN = -1;

    List<Unit> sorted(List<Unit> units) {
        return units.stream()
                .sorted(Comparator.comparing((Unit unit) -> -amount(unit.use()).orElse(UNKNOWN))
                        .thenComparing(Unit::name))
                .toList();
    }

    private Optional<Double> amount(Use use) {
        return switch (this) {
            case cpu -> use.cpuPercent();
            case memory -> use.number("memory").map(Long::doubleValue);
            case tasks -> use.number("tasks").map(Long::doubleValue);
            case io -> use.io().map(Long::doubleValue);
        };
    }
}
