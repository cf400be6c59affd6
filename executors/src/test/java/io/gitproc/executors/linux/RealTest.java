package io.gitproc.executors.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel;
import io.gitproc.executors.Kernel.Look;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Records;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.UnitName;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What tests on this machine have in common: a world, and words for what is done in it. */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD) // A service may never say what a test reads from a pipe.
abstract class RealTest {
    static final InvocationKey WEB = key(0);
    static final Launch PLAIN = new Launch(List.of(), Collections.emptySortedMap(), "/", false, Optional.empty(), 0022);

    private RealWorld world;

    @BeforeEach
    void openWorld() throws Exception {
        world = newWorld();
    }

    @AfterEach
    void closeWorld() throws Exception {
        world.close();
    }

    RealWorld newWorld() throws Exception {
        return RealWorld.open(mount -> true);
    }

    final RealWorld world() {
        return world;
    }

    final Kernel kernel() {
        return world.kernel();
    }

    static InvocationKey key(int number) {
        return new InvocationKey(
                UnitName.of("web" + number), "0123456789ab", new InvocationId(String.format("%032x", number)));
    }

    final void assumeRoot() {
        assumeTrue(kernel().facts().user().isRoot(), "needs root");
    }

    final void start(InvocationKey key, Launch launch) throws KernelException {
        kernel().create(key, new TreeMap<>(), Limits.none());
        kernel().spawn(key, launch);
    }

    final void start(InvocationKey key, String script) throws KernelException {
        start(key, running(script, PLAIN));
    }

    final Look awaitStart(InvocationKey key) throws KernelException {
        return world.await(key, look -> look.records().containsKey(Records.STARTED));
    }

    final Look awaitEnd(InvocationKey key) throws KernelException {
        return world.await(key, look -> !look.alive());
    }

    /** What a shell script wrote, with everything else as in the launch. */
    final String outputOf(String script, Launch launch) throws Exception {
        start(WEB, running(script, launch));
        awaitEnd(WEB);
        return world.log(WEB);
    }

    final String outputOf(String script) throws Exception {
        return outputOf(script, PLAIN);
    }

    static Launch running(String script, Launch launch) {
        return with(launch, RealWorld.shell(script));
    }

    static Launch with(Launch launch, Launch.Command command) {
        return new Launch(
                List.of(command),
                launch.environment(),
                launch.workingDirectory(),
                launch.workingDirectoryMayBeMissing(),
                launch.credentials(),
                launch.fileModeMask());
    }

    static Launch in(String directory, boolean optional) {
        return new Launch(List.of(), PLAIN.environment(), directory, optional, Optional.empty(), 0022);
    }

    static Launch as(Launch.Credentials credentials) {
        return new Launch(List.of(), PLAIN.environment(), "/", false, Optional.of(credentials), 0022);
    }

    static Launch withEnvironment(SortedMap<String, String> environment) {
        return new Launch(List.of(), environment, "/", false, Optional.empty(), 0022);
    }

    static Launch withMask(int mask) {
        return new Launch(List.of(), PLAIN.environment(), "/", false, Optional.empty(), mask);
    }

    /** A field of a record. */
    static String field(Look look, String record, String name) {
        return look.records()
                .getOrDefault(record, "")
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    static boolean isAlive(long pid) {
        return new ProcFs(Path.of("/proc"))
                .process(pid)
                .filter(ProcessStat::isAlive)
                .isPresent();
    }
}
