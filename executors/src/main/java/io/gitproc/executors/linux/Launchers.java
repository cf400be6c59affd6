package io.gitproc.executors.linux;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Records;
import io.gitproc.executors.records.InvocationFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import jnr.constants.platform.Errno;

/** Starts launchers, and finds those that an earlier daemon started. */
final class Launchers {
    private final Path program;
    private final InvocationFolders folders;
    private final ProcFs proc;
    private final ExitWatch exits;

    Launchers(Path program, InvocationFolders folders, ProcFs proc, ExitWatch exits) {
        this.program = program;
        this.folders = folders;
        this.proc = proc;
        this.exits = exits;
    }

    /** Starts one as our child, with an empty environment; the orders must be in the folder. */
    void spawn(InvocationKey key) throws KernelException {
        Path folder = folders.path(key);
        exits.follow(key, folder);
        Optional<PidFd> child = PidFd.open(spawn(folder));
        if (child.isPresent()) { // Always: nobody else reaps it.
            exits.attend(key, child.get());
        }
    }

    private long spawn(Path folder) throws KernelException {
        int[] pid = new int[1];
        String[] arguments = {program.toString(), folder.toString()};
        int error = Native.LIBC.posix_spawn(pid, program.toString(), null, null, arguments, new String[0]);
        if (error != 0) {
            throw Native.failure("start", program.toString(), Errno.valueOf(error));
        }
        return pid[0];
    }

    /** The number of the launcher of an invocation, if it runs. From then on its end is attended. */
    OptionalLong find(InvocationKey key) throws KernelException {
        Optional<PidFd> launcher = running(key);
        return launcher.isPresent() ? OptionalLong.of(launcher.get().pid()) : OptionalLong.empty();
    }

    /**
     * Whether one of these is a child that a launcher forked and that has not come to its program: it has the command line
     * of the launcher. One that is about to end has none any more, and may have been it.
     */
    boolean isAnyOnItsWay(InvocationKey key, SortedSet<Long> processes) {
        return processes.stream().map(proc::commandLine).anyMatch(line -> line.isEmpty() || serves(line, key));
    }

    /**
     * Signals the launcher itself, if it runs. One that was handing over to its heir, which has a pid namespace, passes on
     * what it got before the heir was on record; so who is on record afterwards gets it too.
     */
    void signal(InvocationKey key, int number) throws KernelException {
        Optional<PidFd> launcher = running(key);
        if (launcher.isPresent()) {
            launcher.get().signal(number);
        }
        Optional<PidFd> heir = running(key);
        if (heir.isPresent() && !heir.equals(launcher)) {
            heir.get().signal(number);
        }
    }

    /** The one on record, which replaces the one that we started. */
    private Optional<PidFd> running(InvocationKey key) throws KernelException {
        Optional<PidFd> known = exits.running(key);
        Optional<ProcessRecord> record = folders.record(key, Records.LAUNCHER).flatMap(ProcessRecord::parse);
        boolean isNew = record.isPresent()
                && known.filter(launcher -> launcher.pid() == record.get().pid())
                        .isEmpty();
        Optional<PidFd> adopted = isNew ? adopt(key, record.get()) : Optional.empty();
        return adopted.isPresent() ? adopted : known;
    }

    private Optional<PidFd> adopt(InvocationKey key, ProcessRecord record) throws KernelException {
        Optional<PidFd> opened = PidFd.open(record.pid());
        return opened.isPresent() ? adopt(key, record, opened.get()) : Optional.empty();
    }

    private Optional<PidFd> adopt(InvocationKey key, ProcessRecord record, PidFd process) throws KernelException {
        if (!isLauncher(key, record)) {
            process.close();
            return Optional.empty();
        }
        exits.takeOver(key, process, folders.path(key));
        return Optional.of(process);
    }

    /** The record alone proves nothing: the number may be another's by now, or the record forged. */
    private boolean isLauncher(InvocationKey key, ProcessRecord record) {
        return record.running(proc)
                .filter(process -> serves(proc.commandLine(process.pid()), key))
                .isPresent();
    }

    /** By the end of the folder's path: its beginning depends on how the daemon was configured then. */
    private static boolean serves(List<String> commandLine, InvocationKey key) {
        return commandLine.size() == 2 && Path.of(commandLine.get(1)).endsWith(key.toString());
    }
}
