package io.gitproc.executors.portable;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.RecordText;
import io.gitproc.executors.Records;
import io.gitproc.executors.records.InvocationFolders;
import java.time.Instant;
import java.util.Optional;

/** Writes and reads the records of one invocation that a launcher would write. */
final class Scribe {
    private static final String KERNEL = "kernel";
    private static final String PORTABLE = "portable";

    private final InvocationFolders folders;
    private final InvocationKey key;
    private final String bootId;

    Scribe(InvocationFolders folders, InvocationKey key, String bootId) {
        this.folders = folders;
        this.key = key;
        this.bootId = bootId;
    }

    /** First of all: that this daemon is about to start it. */
    void announce() throws KernelException {
        folders.write(key, Records.LAUNCHER, identity(ProcessHandle.current()).toString());
    }

    void started(ProcessHandle process, Instant at) throws KernelException {
        folders.write(key, Records.STARTED, identity(process).with("at", at).toString());
    }

    void ended(Ending ending) throws KernelException {
        folders.write(key, Records.EXIT, ending.exit().toString());
    }

    private RecordText identity(ProcessHandle process) {
        return StartTime.of(process)
                .written(RecordText.empty())
                .with("pid", process.pid())
                .with("boot", bootId)
                .with(KERNEL, PORTABLE);
    }

    /** Whether this kernel began it, in this boot, and has not written how it ended. */
    boolean isOpen() throws KernelException {
        return isUnended() && launcher().text(KERNEL).equals(Optional.of(PORTABLE));
    }

    /** Whether another kernel did. */
    boolean isOthers() throws KernelException {
        return isUnended()
                && launcher().text("boot").equals(Optional.of(bootId))
                && launcher().text(KERNEL).isEmpty();
    }

    private boolean isUnended() throws KernelException {
        return folders.record(key, Records.EXIT).isEmpty();
    }

    /** The process that was started, if it is the same one still. */
    Optional<ProcessHandle> main() throws KernelException {
        return process(record(Records.STARTED));
    }

    private Optional<ProcessHandle> process(RecordText record) {
        return record.number("pid")
                .filter(pid -> record.text("boot").equals(Optional.of(bootId)))
                .flatMap(ProcessHandle::of)
                .filter(process -> StartTime.of(process).isThatOf(record));
    }

    private RecordText launcher() throws KernelException {
        return record(Records.LAUNCHER);
    }

    private RecordText record(String name) throws KernelException {
        return folders.record(key, name).map(RecordText::parse).orElseGet(RecordText::empty);
    }
}
