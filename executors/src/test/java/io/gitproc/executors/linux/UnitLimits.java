package io.gitproc.executors.linux;

import io.gitproc.executors.HostFacts;
import io.gitproc.executors.Limits;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;

/** Limits, said as a unit says them. */
final class UnitLimits {
    private UnitLimits() {}

    /** Those of a unit with these lines. */
    static Limits limits(HostFacts facts, String... lines) {
        String text = "[Service]\nExecStart=/bin/true\n" + String.join("\n", lines) + "\n";
        ServiceSpec spec = UnitParser.parse(UnitName.of("web"), text).spec().orElseThrow();
        return Limits.of(spec, facts);
    }
}
