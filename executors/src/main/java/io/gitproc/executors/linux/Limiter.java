package io.gitproc.executors.linux;

import io.gitproc.executors.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts limits on cgroups, and says in one sentence each which of them do not hold. */
final class Limiter {
    private final Optional<Hierarchy> memory;
    private final Optional<Hierarchy> cpu;

    Limiter(CgroupLayout layout) {
        memory = layout.memory();
        cpu = layout.cpu();
    }

    /** What can never hold, whatever the limits. */
    List<String> unenforced() {
        List<String> sentences = new ArrayList<>();
        if (memory.isEmpty()) {
            sentences.add("MemoryMax: " + noController("memory"));
        }
        if (cpu.isEmpty()) {
            sentences.add("CPUQuota: " + noController("cpu"));
        }
        return sentences;
    }

    /** @param cgroup where the cgroup is in a hierarchy */
    List<String> apply(Function<Hierarchy, Path> cgroup, Limits limits) {
        List<String> sentences = new ArrayList<>();
        memory.map(each -> new MemoryController(each.version()).apply(cgroup.apply(each), limits.memoryMax()))
                .orElseGet(() -> limits.memoryMax().map(wanted -> noController("memory")))
                .ifPresent(cause -> sentences.add(sentence("MemoryMax", limits.memoryMax(), cause)));
        cpu.map(each -> new CpuController(each.version()).apply(cgroup.apply(each), limits.cpuQuota()))
                .orElseGet(() -> limits.cpuQuota().map(wanted -> noController("cpu")))
                .ifPresent(cause -> sentences.add(sentence("CPUQuota", limits.cpuQuota(), cause)));
        return sentences;
    }

    /** Where there are no cgroups, no limit holds. */
    static List<String> applyNowhere(Limits limits) {
        String cause = "no writable cgroup on this host";
        List<String> sentences = new ArrayList<>();
        limits.memoryMax().ifPresent(wanted -> sentences.add("MemoryMax=" + wanted + ": " + cause));
        limits.cpuQuota().ifPresent(wanted -> sentences.add("CPUQuota=" + wanted + ": " + cause));
        return sentences;
    }

    private static String noController(String name) {
        return "no " + name + " controller on this host";
    }

    private static String sentence(String directive, Optional<?> wanted, String cause) {
        return directive + "=" + wanted.map(Object::toString).orElse("infinity") + ": " + cause;
    }
}
