package io.gitproc.executors.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** This machine, in a folder and cgroups of its own, which are gone afterwards with all that runs in them. */
final class RealWorld implements KernelWorld {
    static final Path LAUNCHER = Path.of("target", "native", "gitproc-init").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Path folder;
    private final KernelSettings settings;
    private final List<Mount> mounts;
    private final Semaphore woken = new Semaphore(0);
    private final AtomicInteger wakes = new AtomicInteger();
    private LinuxKernel kernel;

    private RealWorld(Path folder, String cgroupParent, List<Mount> mounts) throws KernelException {
        this.folder = folder;
        this.mounts = mounts;
        String name = "gitproc-test-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        settings =
                new KernelSettings(LAUNCHER, folder.resolve("run"), folder.resolve("log"), cgroupParent + "/" + name);
        kernel = open();
    }

    /** With the cgroups that there are. */
    static RealWorld open(Predicate<Mount> mounts) throws Exception {
        List<Mount> chosen =
                Mount.parseAll(proc().mounts()).stream().filter(mounts).toList();
        return new RealWorld(Files.createTempDirectory("gitproc-test"), "/sys/fs/cgroup", chosen);
    }

    /** With the cgroups that there are, in a part of them that was given to us. */
    static RealWorld openBelow(String cgroup) throws Exception {
        return new RealWorld(Files.createTempDirectory("gitproc-test"), cgroup, Mount.parseAll(proc().mounts()));
    }

    /** With none. */
    static RealWorld withoutCgroups() throws Exception {
        return new RealWorld(Files.createTempDirectory("gitproc-test"), "/nowhere", List.of());
    }

    private static ProcFs proc() {
        return new ProcFs(Path.of("/proc"));
    }

    private LinuxKernel open() throws KernelException {
        return LinuxKernel.open(settings, this::wake, proc(), mounts);
    }

    private void wake() {
        wakes.incrementAndGet();
        woken.release();
    }

    /** How often the kernel has called for a look. */
    int wakes() {
        return wakes.get();
    }

    @Override
    public Kernel kernel() {
        return kernel;
    }

    KernelSettings settings() {
        return settings;
    }

    /** Where the world keeps its things. */
    Path folder() {
        return folder;
    }

    /** A new pipe, by which a test and a service wait for each other. */
    Path pipe(String name) throws IOException, InterruptedException {
        Path pipe = folder.resolve(name);
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        return pipe;
    }

    /** What a service wrote. */
    String log(InvocationKey key) throws IOException {
        return Files.readString(logFile(key)).replaceAll("(?m)^[0-9TZ:.-]{27} [0-9a-f]{8} [oe] ", "");
    }

    Path logFile(InvocationKey key) {
        return settings.logDirectory().resolve(key.unit().stem() + ".log");
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

    /** A service that does what its arguments say, one after the other: see {@code speaker.c}. */
    static Launch.Command speaker(String... steps) {
        return new Launch.Command(
                LAUNCHER.resolveSibling("speaker").toString(),
                Stream.concat(Stream.of("speaker"), Stream.of(steps)).toList(),
                false);
    }

    @Override
    public Launch.Command says(String status) {
        return speaker("say", "STATUS=" + status + "\\nREADY=1", "loiter");
    }

    @Override
    public Launch.Command saysAtItsEnd(String status) {
        return speaker("say", "STATUS=" + status, "say", "READY=1");
    }

    @Override
    public Launch.Command runsWithAChild() throws Exception {
        return shell("sleep 1001 & echo > " + pipe("child") + "; exec sleep 1000");
    }

    @Override
    public void awaitChild() throws IOException {
        Files.readString(folder.resolve("child"));
    }

    @Override
    public Launch.Command isStubborn() {
        return shell("trap '' TERM HUP INT; setsid sh -c 'sleep 1001 & sleep 1002' & sleep 1003; wait");
    }

    @Override
    public Bystander bystander(InvocationKey alike) throws IOException {
        Process process = RealBystander.start();
        return new RealBystander(process, moved(process, alike));
    }

    /** Into a cgroup beside our root in the hierarchy that tracks; into none where we have none. */
    private List<Path> moved(Process process, InvocationKey alike) throws IOException {
        Optional<Path> beside = CgroupLayout.of(mounts, Path.of(settings.cgroupRoot() + "-of-another"))
                .filter(layout -> kernel.facts().user().isRoot())
                .map(layout -> layout.tracking().root());
        if (beside.isEmpty()) {
            return List.of();
        }
        Path cgroup = Files.createDirectories(beside.get().resolve(alike.toString()));
        Files.writeString(cgroup.resolve("cgroup.procs"), String.valueOf(process.pid()));
        return List.of(cgroup, cgroup.resolveSibling(".").normalize(), beside.get());
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
        List<Path> left = cgroups();
        removeFolder();
        assertEquals(List.of(), left, "cgroups left behind");
    }

    /** The cgroups of this world, in every hierarchy. */
    List<Path> cgroups() {
        List<Path> found = new ArrayList<>();
        CgroupLayout.of(mounts, Path.of(settings.cgroupRoot()))
                .ifPresent(layout -> layout.hierarchies().stream()
                        .map(Hierarchy::root)
                        .filter(Files::exists)
                        .forEach(found::add));
        return found;
    }

    /** As the kernel of this world has it; empty where it has no cgroups. */
    Optional<Containment> containment() {
        return CgroupLayout.of(mounts, Path.of(settings.cgroupRoot()))
                .filter(layout -> kernel.facts().user().isRoot())
                .map(CgroupContainment::open);
    }

    /** Where an invocation is in the hierarchy of version 1 with a controller; empty when that is not in use. */
    Optional<Path> cgroupOf(InvocationKey key, String controller) {
        return CgroupLayout.of(mounts, Path.of(settings.cgroupRoot())).stream()
                .filter(layout -> kernel.facts().user().isRoot())
                .flatMap(layout -> layout.controllers().entrySet().stream())
                .filter(each -> each.getKey().nameIn(CgroupVersion.V1).equals(controller))
                .map(Map.Entry::getValue)
                .filter(hierarchy -> hierarchy.version() == CgroupVersion.V1)
                .findFirst()
                .map(hierarchy -> hierarchy.root().resolve(key.toString()));
    }

    private void removeFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
