package io.gitproc.executors.portable;

import java.util.ArrayList;
import java.util.List;

/** What this kernel cannot enforce on any unit, for people. */
final class Unenforced {
    private static final List<String> ALWAYS = List.of(
            "limits and isolation: the portable kernel has neither cgroups nor namespaces",
            "User, Group and protections: the portable kernel rejects a unit that asks for one",
            "exit codes: lost while no daemon runs; 129 to 159 are taken for signals",
            "logs: not rotated");

    private Unenforced() {}

    static List<String> sentences() {
        List<String> sentences = new ArrayList<>(ALWAYS);
        if (!ProcessHandle.current().supportsNormalTermination()) {
            sentences.add("KillSignal: this system knows no request to end; a stop ends a service at once");
        }
        return sentences;
    }
}
