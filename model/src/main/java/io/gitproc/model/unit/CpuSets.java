package io.gitproc.model.unit;

import java.util.List;

/** Reads {@code CPUAffinity=} and {@code AllowedCPUs=}: each line adds processors. */
final class CpuSets {
    static final Grammar<CpuSet> GRAMMAR = Listing.of(CpuSets::set, CpuSet::union, set -> List.of(set.toString()));

    private CpuSets() {}

    private static List<CpuSet> set(Assignment line, Diagnostics out) {
        if (line.isEmpty()) {
            return List.of();
        }
        return CpuSet.parse(line.text()).map(List::of).orElseGet(() -> {
            line.say(
                    Severity.WARNING,
                    "is not a list of processors",
                    "write numbers and ranges of them, such as 0-3 6",
                    out);
            return List.of();
        });
    }
}
