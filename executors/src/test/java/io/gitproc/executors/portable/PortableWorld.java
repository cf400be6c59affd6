package io.gitproc.executors.portable;

import static org.junit.jupiter.api.Assertions.fail;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel;
import io.gitproc.executors.Kernel.Look;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.KernelWorld;
import io.gitproc.executors.Launch;
import io.gitproc.executors.RealBystander;
import io.gitproc.model.unit.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** This machine as Java sees it, in a folder of its own, which is gone afterwards with all that runs in it. */
final class PortableWorld implements KernelWorld {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final Semaphore woken = new Semaphore(0);
    private PortableKernel kernel;

    private PortableWorld(Path folder) throws KernelException {
        this.folder = folder;
        this.kernel = open();
    }

    static PortableWorld create() throws Exception {
        return new PortableWorld(Files.createTempDirectory("gitproc-test"));
    }

    private PortableKernel open() throws KernelException {
        return PortableKernel.open(settings(), woken::release);
    }

    private PortableSettings settings() {
        return new PortableSettings(folder.resolve("run"), folder.resolve("log"));
    }

    /** Where the world keeps its things. */
    Path folder() {
        return folder;
    }

    Path log(InvocationKey key) {
        return settings().logDirectory().resolve(key.unit().stem() + ".log");
    }

    @Override
    public PortableKernel kernel() {
        return kernel;
    }

    @Override
    public Kernel restartDaemon() throws KernelException {
        kernel.close();
        kernel = open();
        return kernel;
    }

    /** Looks once, and then only when it is woken: a wake that does not come is a failure. */
    @Override
    public Look await(InvocationKey key, Predicate<Look> condition) throws KernelException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Look look = kernel.look(key);
        while (!condition.test(look)) {
            if (!isWoken(deadline - System.nanoTime())) {
                fail(key + " stayed " + look);
            }
            look = kernel.look(key);
        }
        return look;
    }

    static void awaitFile(Path file) {
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
    }

    private boolean isWoken(long nanos) {
        try {
            return woken.tryAcquire(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Launch.Command shell(String script) {
        return new Launch.Command("/bin/sh", List.of("sh", "-c", script), false);
    }

    @Override
    public Launch.Command exits(int code) {
        return shell("exit " + code);
    }

    @Override
    public Launch.Command diesOf(Signal signal) {
        return shell("kill -" + signal.number() + " $$");
    }

    @Override
    public Launch.Command runs() {
        return new Launch.Command("sleep", List.of("sleep", "1000"), false);
    }

    @Override
    public Launch.Command says(String status) {
        throw new UnsupportedOperationException("the portable kernel hears nobody");
    }

    @Override
    public Launch.Command saysAtItsEnd(String status) {
        throw new UnsupportedOperationException("the portable kernel hears nobody");
    }

    @Override
    public Launch.Command runsWithAChild() {
        return shell("sleep 1001 & : >" + child() + "; exec sleep 1000");
    }

    @Override
    public void awaitChild() {
        awaitFile(child());
    }

    private Path child() {
        return folder.resolve("has-a-child");
    }

    @Override
    public Launch.Command isStubborn() {
        return shell("trap '' TERM HUP INT; setsid sh -c 'sleep 1001 & sleep 1002' & sleep 1003; wait");
    }

    /** There are no cgroups. */
    @Override
    public Bystander bystander(InvocationKey alike) throws IOException {
        return new RealBystander(RealBystander.start());
    }

    @Override
    public Launch.Command isMissing() {
        return new Launch.Command("/no/such\\program", List.of("x"), false);
    }

    @Override
    public void close() throws KernelException, IOException {
        for (InvocationKey key : kernel.invocations()) {
            kernel.kill(key);
            await(key, look -> !look.alive());
            kernel.remove(key);
        }
        kernel.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
