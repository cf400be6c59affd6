package io.gitproc.executors;

import io.gitproc.model.condition.FileTree;
import io.gitproc.model.unit.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;

/** A kernel that hands each call on to another one, for those that change a few of them. */
public class ForwardingKernel implements Kernel {
    private final Kernel kernel;

    protected ForwardingKernel(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public List<String> create(InvocationKey key, SortedMap<String, String> records, Limits limits)
            throws KernelException {
        return kernel.create(key, records, limits);
    }

    @Override
    public void write(InvocationKey key, String record, String text) throws KernelException {
        kernel.write(key, record, text);
    }

    @Override
    public void spawn(InvocationKey key, Launch launch) throws KernelException {
        kernel.spawn(key, launch);
    }

    @Override
    public void signal(InvocationKey key, Signal signal) throws KernelException {
        kernel.signal(key, signal);
    }

    @Override
    public void signalMain(InvocationKey key, Signal signal) throws KernelException {
        kernel.signalMain(key, signal);
    }

    @Override
    public void kill(InvocationKey key) throws KernelException {
        kernel.kill(key);
    }

    @Override
    public List<String> adjust(InvocationKey key, Limits limits) throws KernelException {
        return kernel.adjust(key, limits);
    }

    @Override
    public void removeDirectory(String path) throws KernelException {
        kernel.removeDirectory(path);
    }

    @Override
    public void release(InvocationKey key) throws KernelException {
        kernel.release(key);
    }

    @Override
    public void remove(InvocationKey key) throws KernelException {
        kernel.remove(key);
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
