package io.gitproc.executors.linux;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Records;
import io.gitproc.executors.Resources;
import io.gitproc.executors.Usage;
import io.gitproc.executors.records.InvocationFolders;
import io.gitproc.model.unit.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * By descent: the launcher is the parent of every orphan below it (a subreaper, prctl(2)), so all processes of the
 * invocation are its descendants, double fork or not, for as long as it runs. For hosts without a writable cgroup.
 */
final class DescendantContainment implements Containment {
    /** A service that forks faster than it is killed gains a round each time; this ends it. */
    private static final int KILL_ROUNDS_MAX = 100;

    private final ProcFs proc;
    private final Launchers launchers;
    private final InvocationFolders folders;
    private final String reason;

    DescendantContainment(ProcFs proc, Launchers launchers, InvocationFolders folders, String reason) {
        this.proc = proc;
        this.launchers = launchers;
        this.folders = folders;
        this.reason = reason;
    }

    @Override
    public List<String> unenforced() {
        return List.of("limits: no writable cgroup (" + reason + ")");
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
    public Optional<Usage> usage(InvocationKey key) {
        return Optional.empty();
    }

    @Override
    public SortedMap<InvocationKey, Resources> resources(SortedSet<InvocationKey> keys) {
        return proc.sums().of(keys);
    }

    @Override
    public List<Path> home() {
        return List.of();
    }

    @Override
    public List<Path> entries(InvocationKey key) {
        return List.of();
    }

    @Override
    public boolean exists(InvocationKey key) {
        return false;
    }

    /** Besides what the launcher knows there is the main process, which dies of the end of the launcher a moment later. */
    @Override
    public boolean isPopulated(InvocationKey key) {
        return mainProcess(key).isPresent();
    }

    /** There is no home. A child on its way ends by itself once it misses its launcher, and nothing waits for that. */
    @Override
    public SortedSet<Long> atHome() {
        return new TreeSet<>();
    }

    private Optional<ProcessStat> mainProcess(InvocationKey key) {
        try {
            return folders.record(key, Records.STARTED)
                    .flatMap(ProcessRecord::parse)
                    .flatMap(record -> record.running(proc));
        } catch (KernelException e) {
            return Optional.empty(); // Without the record nobody knows of it.
        }
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

    /** The main process is named besides, for the moment in which its launcher is gone. */
    private List<ProcessStat> processes(InvocationKey key) throws KernelException {
        ProcessTree tree = tree();
        List<ProcessStat> found = new ArrayList<>();
        OptionalLong launcher = launchers.find(key);
        if (launcher.isPresent()) {
            found.addAll(tree.below(launcher.getAsLong()));
        }
        Optional<ProcessStat> main = mainProcess(key).filter(process -> isOf(key, process));
        if (main.isPresent()) {
            found.add(main.get());
            found.addAll(tree.below(main.get().pid()));
        }
        return found.stream().filter(ProcessStat::isAlive).distinct().toList();
    }

    private ProcessTree tree() throws KernelException {
        try {
            return new ProcessTree(proc.processes());
        } catch (IOException e) {
            throw Cause.of("list", "processes", e);
        }
    }

    /** Without a launcher that it descends from, only its environment proves that a process belongs here. */
    private boolean isOf(InvocationKey key, ProcessStat process) {
        return proc.environment(process.pid()).contains("INVOCATION_ID=" + key.id());
    }
}
