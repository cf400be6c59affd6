package io.gitproc.reconciler;

import io.gitproc.executors.ForwardingKernel;
import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Limits;
import io.gitproc.model.unit.Signal;
import io.gitproc.reconciler.os.FailPoint;
import java.util.List;
import java.util.SortedMap;

/** A kernel under which a daemon can be ended before and after whatever it does to its host. */
final class StepwiseKernel extends ForwardingKernel {
    private final FailPoint point;

    StepwiseKernel(Kernel kernel, FailPoint point) {
        super(kernel);
        this.point = point;
    }

    @Override
    public List<String> create(InvocationKey key, SortedMap<String, String> records, Limits limits)
            throws KernelException {
        return given("create", () -> super.create(key, records, limits));
    }

    @Override
    public void write(InvocationKey key, String record, String text) throws KernelException {
        done("write-" + record, () -> super.write(key, record, text));
    }

    @Override
    public void spawn(InvocationKey key, Launch launch) throws KernelException {
        done("spawn", () -> super.spawn(key, launch));
    }

    @Override
    public void signal(InvocationKey key, Signal signal) throws KernelException {
        done("signal", () -> super.signal(key, signal));
    }

    @Override
    public void signalMain(InvocationKey key, Signal signal) throws KernelException {
        done("signal", () -> super.signalMain(key, signal));
    }

    @Override
    public void kill(InvocationKey key) throws KernelException {
        done("kill", () -> super.kill(key));
    }

    @Override
    public List<String> adjust(InvocationKey key, Limits limits) throws KernelException {
        return given("adjust", () -> super.adjust(key, limits));
    }

    @Override
    public void removeDirectory(String path) throws KernelException {
        done("remove-directory", () -> super.removeDirectory(path));
    }

    @Override
    public void release(InvocationKey key) throws KernelException {
        done("release", () -> super.release(key));
    }

    @Override
    public void remove(InvocationKey key) throws KernelException {
        done("remove", () -> super.remove(key));
    }

    private <T> T given(String step, Answering<T> call) throws KernelException {
        point.before(step);
        T answer = call.make();
        point.after(step);
        return answer;
    }

    private void done(String step, Acting call) throws KernelException {
        point.before(step);
        call.make();
        point.after(step);
    }

    private interface Answering<T> {
        T make() throws KernelException;
    }

    private interface Acting {
        void make() throws KernelException;
    }
}
