package io.gitproc.executors.portable;

import java.util.ArrayList;
import java.util.List;

/** What this kernel cannot enforce on any unit, for people. */
final class Unenforced {
    private static final List<String> ALWAYS = List.of(
            "User, Group and every protection: the portable kernel starts a service as it is itself; a unit that asks is rejected",
            "MemoryMax, CPUQuota and other limits: the portable kernel has no cgroups",
            "PrivatePIDs: the portable kernel has no namespaces; services see each other's processes",
            "exit codes: one that falls while no daemon runs is lost; 129 to 159 are taken for an end by a signal",
            "logs: neither capped nor rotated");

    private Unenforced() {}

    static List<String> sentences() {
        List<String> sentences = new ArrayList<>(ALWAYS);
        if (!ProcessHandle.current().supportsNormalTermination()) {
            sentences.add("KillSignal: this system knows no request to end; a stop ends a service at once");
        }
        return sentences;
    }
}
