package io.gitproc.executors.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.executors.Checkup;
import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel.Access;
import io.gitproc.executors.Kernel.Look;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Limits;
import io.gitproc.executors.Listening;
import io.gitproc.executors.Output;
import io.gitproc.executors.Privileges;
import io.gitproc.executors.RecordText;
import io.gitproc.executors.Records;
import io.gitproc.executors.Scheduling;
import io.gitproc.model.plan.ExitStatus;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.OutputTarget;
import io.gitproc.model.unit.Signal;
import io.gitproc.model.unit.UnitName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What a service gets from the portable kernel, and what becomes of it with and without its daemon. */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
final class PortableServiceTest {
    private static final InvocationKey WEB =
            new InvocationKey(UnitName.of("web"), "0123456789ab", new InvocationId("a".repeat(32)));

    private PortableWorld world;

    @BeforeEach
    void openWorld() throws Exception {
        world = PortableWorld.create();
    }

    @AfterEach
    void closeWorld() throws Exception {
        world.close();
    }

    // Beside the program.

    @Test
    void aCommandThatAsksItTellsItsEndAndIsKilledWhenItsTimeIsOver() throws Exception {
        Launch service = launch("exec sleep 1000", Output.LOG);
        start(service);

        assertThat(check(service, "echo well; echo really >&2; exit 3", Duration.ofSeconds(30)))
                .isEqualTo(new Checkup.Result(new ExitStatus.Code(3), "well\nreally\n"));
        assertThat(check(service, "echo asking; sleep 1000", Duration.ofMillis(500)))
                .isEqualTo(new Checkup.Result(new ExitStatus.Killed(Signal.KILL, false), "asking\n"));
    }

    private Checkup.Result check(Launch service, String script, Duration timeout) throws KernelException {
        return world.kernel()
                .checkup(WEB, service.beside(PortableWorld.shell(script)), timeout)
                .run();
    }

    // Before the program.

    @Test
    void itsOutputGoesToItsLogWhichOnlyOwnerAndGroupMayRead() throws Exception {
        run("echo out; echo err >&2");

        assertThat(world.log(WEB)).hasContent("out\nerr");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(world.log(WEB))))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aLogThatIsALinkIsNotFollowed() throws Exception {
        Path secret = Files.writeString(world.folder().resolve("secret"), "mine");
        Files.createSymbolicLink(world.log(WEB), secret);

        RecordText exit = run("echo out");

        assertThat(exit.text("step")).contains("STDOUT");
        assertThat(exit.number("code")).contains(209L);
        assertThat(secret).hasContent("mine");
    }

    @Test
    void itsOutputCanGoElsewhere() throws Exception {
        Path file = Files.writeString(world.folder().resolve("out"), "first\n");
        OutputTarget append = OutputTarget.parse("append:" + file).orElseThrow();

        start(launch("echo out; echo err >&2", new Output(append, OutputTarget.NULL, new Bytes(1), 1)));
        awaitEnd();

        assertThat(file).hasContent("first\nout");
    }

    @Test
    void itSeesTheEnvironmentOfItsUnitAndItsInvocationAndNoMore() throws Exception {
        SortedMap<String, String> environment = new TreeMap<>(Collections.singletonMap("A", "1 2"));
        start(with("/", environment, PortableWorld.shell("/usr/bin/env | /usr/bin/sort")));
        awaitEnd();

        assertThat(world.log(WEB)).content().contains("A=1 2\nINVOCATION_ID=" + WEB.id() + "\n");
        assertThat(world.log(WEB)).content().doesNotContain("HOME=", "JAVA");
    }

    @Test
    void aWorkingDirectoryThatIsMissingIsSaid() throws Exception {
        start(with("/no/such", Collections.emptySortedMap(), world.exits(0)));

        RecordText exit = exit(awaitEnd());

        assertThat(exit.number("code")).contains(200L);
        assertThat(exit.text("step")).contains("CHDIR");
        assertThat(exit.text("cause")).contains("no such file or directory");
    }

    @Test
    void aNameThatIsNowhereInThePathIsMissing() throws Exception {
        start(with("/", Collections.emptySortedMap(), new Launch.Command("etc", List.of("etc"), false)));

        RecordText exit = exit(awaitEnd());

        assertThat(exit.number("code")).contains(203L);
        assertThat(exit.text("subject")).contains("etc");
    }

    @Test
    void itIsNeverRunAsItselfWhenItIsToRunAsAnother() throws Exception {
        Launch.Credentials stranger = new Launch.Credentials(54321, 54321, List.of());
        Launch launch = new Launch(
                List.of(world.runs()), Collections.emptySortedMap(), "/", false, Optional.of(stranger), 0022);
        world.kernel().create(WEB, new TreeMap<>(), Limits.none());

        assertThatThrownBy(() -> world.kernel().spawn(WEB, launch))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("cannot run a service as another user");
        assertThat(world.kernel().look(WEB).alive()).isFalse();
    }

    // Its family.

    @Test
    void whoHasLeftHisParentsIsFoundAndKilled() throws Exception {
        Path pid = world.folder().resolve("pid");
        start("(setsid sleep 1004 >/dev/null 2>&1 & echo $! >" + pid + "); exec sleep 1005");
        awaitPid(pid);

        world.kernel().kill(WEB);
        awaitEnd();

        assertThat(isAlive(pid)).isFalse();
    }

    @Test
    void whoIsLeftWhenTheMainProcessEndsKeepsTheInvocationAlive() throws Exception {
        Path pid = world.folder().resolve("pid");
        start("(setsid sleep 1006 >/dev/null 2>&1 & echo $! >" + pid + "); exit 3");

        Look look = world.await(WEB, seen -> seen.records().containsKey(Records.EXIT));

        assertThat(look.alive()).isTrue();
        assertThat(exit(look).number("code")).contains(3L);
        world.kernel().signal(WEB, Signal.TERM);
        awaitEnd();
        assertThat(isAlive(pid)).isFalse();
    }

    @Test
    void aStopEndsTheListOfCommands() throws Exception {
        Path second = world.folder().resolve("second");
        start(with(
                "/",
                Collections.emptySortedMap(),
                PortableWorld.shell("trap 'exit 0' TERM; while :; do sleep 0.05; done"),
                PortableWorld.shell("touch " + second)));
        world.await(WEB, look -> look.records().containsKey(Records.STARTED));

        world.kernel().signal(WEB, Signal.TERM);
        awaitEnd();

        assertThat(second).doesNotExist();
    }

    // Daemons that die.

    @Test
    void anEndThatNoDaemonSawIsLost() throws Exception {
        start("exec sleep 1007");
        long pid = startedPid();
        world.kernel().close();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());

        Look look = world.restartDaemon().look(WEB);

        assertThat(look.alive()).isFalse();
        assertThat(exit(look).instant("at")).isPresent();
        assertThat(exit(look).text("code")).isEmpty();
    }

    @Test
    void theEndOfAnAdoptedServiceIsNoticed() throws Exception {
        Path pipe = world.folder().resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        start("read word <" + pipe);
        startedPid();
        assertThat(world.restartDaemon().look(WEB).alive()).isTrue();

        Files.writeString(pipe, "end\n");

        assertThat(awaitEnd().records()).containsKey(Records.EXIT);
    }

    @Test
    void aServiceWhoseStartWasNotWrittenDownIsFoundAgain() throws Exception {
        start("exec sleep 1008");
        long pid = startedPid();
        Files.delete(folder().resolve(Records.STARTED));

        assertThat(world.restartDaemon().look(WEB).alive()).isTrue();
        world.kernel().kill(WEB);
        awaitEnd();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aRecordThatNamesAStrangerIsNotBelieved() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "1009").start();
        try {
            start("exit 0");
            awaitEnd();
            Files.delete(folder().resolve(Records.EXIT));
            String record = Files.readString(folder().resolve(Records.STARTED));
            world.kernel()
                    .write(
                            WEB,
                            Records.STARTED,
                            RecordText.parse(record)
                                    .with("pid", stranger.pid())
                                    .with("start", 1)
                                    .toString());

            assertThat(world.restartDaemon().look(WEB).alive()).isFalse();
            world.kernel().kill(WEB);

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void anotherKindOfKernelIsTurnedAway() throws Exception {
        PortableSettings settings = new PortableSettings(
                world.folder().resolve("run"), world.folder().resolve("log"));
        start("exec sleep 1010");
        startedPid();

        assertThatThrownBy(() -> PortableKernel.requireNoneRunning(settings))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("runs under kernel: portable");
        world.kernel().kill(WEB);
        awaitEnd();
        PortableKernel.requireNoneRunning(settings);
    }

    // Questions.

    @Test
    void onlyItsOwnAccountIsKnown() {
        String own = world.kernel().facts().user().name();

        assertThat(world.kernel().account(own)).contains(world.kernel().facts().user());
        assertThat(world.kernel().account("nobody")).isEmpty();
        assertThat(world.kernel().group("nogroup")).isEmpty();
    }

    @Test
    void pathsAreJudged() throws Exception {
        Path file = Files.writeString(world.folder().resolve("file"), "");

        assertThat(world.kernel().executable("/bin/sh", Optional.empty())).isEqualTo(Access.OK);
        assertThat(world.kernel().executable("/no/such", Optional.empty())).isEqualTo(Access.MISSING);
        assertThat(world.kernel().executable(file.toString(), Optional.empty())).isEqualTo(Access.DENIED);
        assertThat(world.kernel().executable("/", Optional.empty())).isEqualTo(Access.WRONG_KIND);
        assertThat(world.kernel().enterable("/", Optional.empty())).isEqualTo(Access.OK);
        assertThat(world.kernel().enterable(file.toString(), Optional.empty())).isEqualTo(Access.WRONG_KIND);
        assertThat(world.kernel().enterable("/no/such", Optional.empty())).isEqualTo(Access.MISSING);
    }

    private RecordText run(String script) throws KernelException {
        start(script);
        return exit(awaitEnd());
    }

    private void start(String script) throws KernelException {
        start(launch(script, Output.LOG));
    }

    private void start(Launch launch) throws KernelException {
        world.kernel().create(WEB, new TreeMap<>(), Limits.none());
        world.kernel().spawn(WEB, launch);
    }

    private Look awaitEnd() throws KernelException {
        return world.await(WEB, look -> !look.alive());
    }

    private long startedPid() throws KernelException {
        Look look = world.await(WEB, seen -> seen.records().containsKey(Records.STARTED));
        return RecordText.parse(look.records().get(Records.STARTED))
                .number("pid")
                .orElseThrow();
    }

    private Path folder() {
        return world.folder().resolve("run").resolve(WEB.toString());
    }

    /** The shell writes it in one go, into a file that is there a moment before. */
    private static void awaitPid(Path file) throws Exception {
        while (!Files.exists(file) || Files.size(file) == 0) {
            Thread.onSpinWait();
        }
    }

    private static boolean isAlive(Path pid) throws Exception {
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .filter(process -> process.isAlive() && !new ProcFolder(Path.of("/proc")).isZombie(process))
                .isPresent();
    }

    private static RecordText exit(Look look) {
        return RecordText.parse(look.records().getOrDefault(Records.EXIT, ""));
    }

    private static Launch with(String directory, SortedMap<String, String> environment, Launch.Command... commands) {
        return new Launch(List.of(commands), environment, directory, false, Optional.empty(), 0022);
    }

    private static Launch launch(String script, Output output) {
        return new Launch(
                List.of(PortableWorld.shell(script)),
                Collections.emptySortedMap(),
                "/",
                false,
                Optional.empty(),
                0022,
                Privileges.UNCHANGED,
                Scheduling.UNCHANGED,
                Collections.emptySortedMap(),
                List.of(),
                output,
                true,
                Listening.NONE);
    }
}
