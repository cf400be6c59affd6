package io.gitproc.executors.linux;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Limits;
import io.gitproc.model.unit.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * By descent: the launcher is the parent of every orphan below it (a subreaper, prctl(2)), so all processes of the
 * invocation are its descendants, double fork or not, for as long as it runs. For hosts without a writable cgroup.
 */
final class DescendantContainment implements Containment {
    /** A service that forks faster than it is killed gains a round each time; this ends it. */
    private static final int KILL_ROUNDS_MAX = 100;

    private final ProcFs proc;
    private final Launchers launchers;
    private final String reason;

    DescendantContainment(ProcFs proc, Launchers launchers, String reason) {
        this.proc = proc;
        this.launchers = launchers;
        this.reason = reason;
    }

    @Override
    public List<String> unenforced() {
        return List.of("MemoryMax and CPUQuota: no writable cgroup (" + reason + ")");
    }

    @Override
    public SortedSet<InvocationKey> invocations() {
        return new TreeSet<>();
    }

    @Override
    public List<String> create(InvocationKey key, Limits limits) {
        return adjust(key, limits);
    }

    @Override
    public List<String> adjust(InvocationKey key, Limits limits) {
        return Limiter.applyNowhere(limits);
    }

    @Override
    public List<Path> entries(InvocationKey key) {
        return List.of();
    }

    @Override
    public boolean exists(InvocationKey key) {
        return false;
    }

    @Override
    public boolean isPopulated(InvocationKey key) {
        return false;
    }

    @Override
    public void signal(InvocationKey key, int number) throws KernelException {
        for (ProcessStat process : processes(key)) {
            signal(process, number);
        }
    }

    /** The launcher is spared, since it finds what is left; it ends by itself when nothing is. */
    @Override
    public void kill(InvocationKey key) throws KernelException {
        List<ProcessStat> left = processes(key);
        NavigableSet<Long> killed = new TreeSet<>();
        for (int round = 0; round < KILL_ROUNDS_MAX && !left.isEmpty(); round++) {
            for (ProcessStat process : left) {
                signal(process, Signal.KILL.number());
                killed.add(process.pid());
            }
            left = processes(key).stream()
                    .filter(process -> !killed.contains(process.pid()))
                    .toList();
        }
    }

    @Override
    public void remove(InvocationKey key) {}

    /** Opened before it is seen to be the same as the one that was found to descend from the launcher. */
    private void signal(ProcessStat process, int number) throws KernelException {
        Optional<PidFd> opened = PidFd.open(process.pid());
        if (opened.isPresent()) {
            try (PidFd handle = opened.get()) {
                if (isStill(process)) {
                    handle.signal(number);
                }
            }
        }
    }

    private boolean isStill(ProcessStat process) {
        return proc.process(process.pid())
                .filter(now -> now.start() == process.start())
                .isPresent();
    }

    private List<ProcessStat> processes(InvocationKey key) throws KernelException {
        OptionalLong launcher = launchers.find(key);
        return launcher.isPresent() ? descendants(launcher.getAsLong()) : List.of();
    }

    private List<ProcessStat> descendants(long ancestor) throws KernelException {
        Map<Long, List<ProcessStat>> children = childrenByParent();
        List<ProcessStat> found = new ArrayList<>();
        Deque<Long> parents = new ArrayDeque<>(List.of(ancestor));
        while (!parents.isEmpty()) {
            for (ProcessStat child : children.getOrDefault(parents.remove(), List.of())) {
                found.add(child);
                parents.add(child.pid());
            }
        }
        return found.stream().filter(ProcessStat::isAlive).toList();
    }

    private Map<Long, List<ProcessStat>> childrenByParent() throws KernelException {
        try {
            return proc.processes().stream().collect(Collectors.groupingBy(ProcessStat::parent));
        } catch (IOException e) {
            throw Cause.of("list", "processes", e);
        }
    }
}
