package io.gitproc.reconciler;

import io.gitproc.executors.Account;
import io.gitproc.executors.Checkup;
import io.gitproc.executors.HostFacts;
import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Resources;
import io.gitproc.executors.Usage;
import io.gitproc.model.condition.FileTree;
import io.gitproc.model.unit.Signal;
import io.gitproc.reconciler.os.FailPoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;

/** A kernel under which a daemon can be ended before and after whatever it does to its host. */
final class StepwiseKernel implements Kernel {
    private final Kernel kernel;
    private final FailPoint point;

    StepwiseKernel(Kernel kernel, FailPoint point) {
        this.kernel = kernel;
        this.point = point;
    }

    @Override
    public List<String> create(InvocationKey key, SortedMap<String, String> records, Limits limits)
            throws KernelException {
        return given("create", () -> kernel.create(key, records, limits));
    }

    @Override
    public void write(InvocationKey key, String record, String text) throws KernelException {
        done("write-" + record, () -> kernel.write(key, record, text));
    }

    @Override
    public void spawn(InvocationKey key, Launch launch) throws KernelException {
        done("spawn", () -> kernel.spawn(key, launch));
    }

    @Override
    public void signal(InvocationKey key, Signal signal) throws KernelException {
        done("signal", () -> kernel.signal(key, signal));
    }

    @Override
    public void signalMain(InvocationKey key, Signal signal) throws KernelException {
        done("signal", () -> kernel.signalMain(key, signal));
    }

    @Override
    public void kill(InvocationKey key) throws KernelException {
        done("kill", () -> kernel.kill(key));
    }

    @Override
    public List<String> adjust(InvocationKey key, Limits limits) throws KernelException {
        return given("adjust", () -> kernel.adjust(key, limits));
    }

    @Override
    public void removeDirectory(String path) throws KernelException {
        done("remove-directory", () -> kernel.removeDirectory(path));
    }

    @Override
    public void release(InvocationKey key) throws KernelException {
        done("release", () -> kernel.release(key));
    }

    @Override
    public void remove(InvocationKey key) throws KernelException {
        done("remove", () -> kernel.remove(key));
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

    @Override
    public HostFacts facts() {
        return kernel.facts();
    }

    @Override
    public Optional<Account> account(String user) {
        return kernel.account(user);
    }

    @Override
    public OptionalLong group(String group) {
        return kernel.group(group);
    }

    @Override
    public Optional<String> read(String path) throws KernelException {
        return kernel.read(path);
    }

    @Override
    public FileTree files() {
        return kernel.files();
    }

    @Override
    public SortedMap<String, String> environment() {
        return kernel.environment();
    }

    @Override
    public Access executable(String path, Optional<Account> account) {
        return kernel.executable(path, account);
    }

    @Override
    public Access enterable(String path, Optional<Account> account) {
        return kernel.enterable(path, account);
    }

    @Override
    public SortedSet<InvocationKey> invocations() throws KernelException {
        return kernel.invocations();
    }

    @Override
    public SortedSet<InvocationKey> changed() {
        return kernel.changed();
    }

    @Override
    public Look look(InvocationKey key) throws KernelException {
        return kernel.look(key);
    }

    @Override
    public OptionalLong stamp(InvocationKey key) throws KernelException {
        return kernel.stamp(key);
    }

    @Override
    public Checkup checkup(InvocationKey key, Launch launch, Duration timeout) throws KernelException {
        return kernel.checkup(key, launch, timeout);
    }

    @Override
    public SortedMap<InvocationKey, Resources> resources(SortedSet<InvocationKey> keys) {
        return kernel.resources(keys);
    }

    @Override
    public Optional<Usage> usage(InvocationKey key) throws KernelException {
        return kernel.usage(key);
    }

    @Override
    public void close() {
        kernel.close();
    }
}
