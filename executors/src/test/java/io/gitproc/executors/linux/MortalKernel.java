package io.gitproc.executors.linux;

import io.gitproc.executors.Checkup;
import io.gitproc.executors.ForwardingKernel;
import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Limits;
import io.gitproc.model.unit.Signal;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** A kernel whose daemon is killed instead of making one of its calls that change something. */
final class MortalKernel extends ForwardingKernel {
    private final Kernel kernel;
    private int callsLeft;

    /** @param calls that are still made */
    MortalKernel(Kernel kernel, int calls) {
        super(kernel);
        this.kernel = kernel;
        this.callsLeft = calls;
    }

    /** Stands for the {@code SIGKILL}: nothing of the daemon goes on behind it. */
    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Kernel living() {
        if (callsLeft == 0) {
            throw new Death();
        }
        callsLeft--;
        return kernel;
    }

    @Override
    public List<String> create(InvocationKey key, SortedMap<String, String> records, Limits limits)
            throws KernelException {
        return living().create(key, records, limits);
    }

    @Override
    public void write(InvocationKey key, String record, String text) throws KernelException {
        living().write(key, record, text);
    }

    @Override
    public void spawn(InvocationKey key, Launch launch) throws KernelException {
        living().spawn(key, launch);
    }

    @Override
    public void signal(InvocationKey key, Signal signal) throws KernelException {
        living().signal(key, signal);
    }

    @Override
    public void signalMain(InvocationKey key, Signal signal) throws KernelException {
        living().signalMain(key, signal);
    }

    @Override
    public Checkup checkup(InvocationKey key, Launch launch, Duration timeout) throws KernelException {
        return living().checkup(key, launch, timeout);
    }

    @Override
    public void kill(InvocationKey key) throws KernelException {
        living().kill(key);
    }

    @Override
    public List<String> adjust(InvocationKey key, Limits limits) throws KernelException {
        return living().adjust(key, limits);
    }

    @Override
    public void removeDirectory(String path) throws KernelException {
        living().removeDirectory(path);
    }

    @Override
    public void release(InvocationKey key) throws KernelException {
        living().release(key);
    }

    @Override
    public void remove(InvocationKey key) throws KernelException {
        living().remove(key);
    }
}
