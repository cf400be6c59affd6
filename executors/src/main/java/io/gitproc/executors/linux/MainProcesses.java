package io.gitproc.executors.linux;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Records;
import io.gitproc.executors.records.InvocationFolders;
import java.util.Optional;

/** The main processes of invocations, as their launchers wrote them down. */
final class MainProcesses {
    private final ProcFs proc;
    private final InvocationFolders folders;

    MainProcesses(ProcFs proc, InvocationFolders folders) {
        this.proc = proc;
        this.folders = folders;
    }

    /** Signals the main process if it runs; opened before it is seen to be the one of the record. */
    void signal(InvocationKey key, int number) throws KernelException {
        Optional<ProcessRecord> record = folders.record(key, Records.STARTED).flatMap(ProcessRecord::parse);
        Optional<PidFd> opened = record.isPresent() ? PidFd.open(record.get().pid()) : Optional.empty();
        if (opened.isPresent()) {
            try (PidFd handle = opened.get()) {
                if (record.flatMap(found -> found.running(proc)).isPresent()) {
                    handle.signal(number);
                }
            }
        }
    }
}
