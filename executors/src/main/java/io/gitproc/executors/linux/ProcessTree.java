package io.gitproc.executors.linux;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who is whose parent, at one moment. */
final class ProcessTree {
    private final Map<Long, List<ProcessStat>> children;

    ProcessTree(List<ProcessStat> processes) {
        children = processes.stream().collect(Collectors.groupingBy(ProcessStat::parent));
    }

    /** All that descend from a process; not itself. */
    List<ProcessStat> below(long ancestor) {
        List<ProcessStat> found = new ArrayList<>();
        Deque<Long> parents = new ArrayDeque<>(List.of(ancestor));
        while (!parents.isEmpty()) {
            for (ProcessStat child : children.getOrDefault(parents.remove(), List.of())) {
                found.add(child);
                parents.add(child.pid());
            }
        }
        return found;
    }
}
