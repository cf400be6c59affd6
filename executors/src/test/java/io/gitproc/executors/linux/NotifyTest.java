package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Kernel.Look;
import io.gitproc.executors.Launch;
import io.gitproc.executors.Launch.Credentials;
import io.gitproc.executors.Listening;
import io.gitproc.executors.Output;
import io.gitproc.executors.Privileges;
import io.gitproc.executors.Records;
import io.gitproc.executors.Scheduling;
import io.gitproc.model.unit.CapabilitySet;
import io.gitproc.model.unit.NotifyAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose word on a service the launcher hears, and what it makes of it. */
class NotifyTest extends RealTest {
    private static final InvocationKey OTHER = key(1);
    private static final Credentials NOBODY = new Credentials(65534, 65534, List.of());
    private static final Credentials STRANGER = new Credentials(65533, 65533, List.of());

    /** Whether its services have process ids of their own. */
    boolean privatePids() {
        return false;
    }

    private void speak(InvocationKey key, NotifyAccess access, String... steps) throws Exception {
        start(key, hearing(access), Optional.empty(), RealWorld.speaker(steps));
    }

    private static Listening hearing(NotifyAccess access) {
        return new Listening(access, Optional.empty(), false);
    }

    private void start(InvocationKey key, Listening listening, Optional<Credentials> user, Launch.Command command)
            throws Exception {
        Launch launch = new Launch(
                List.of(command),
                Collections.emptySortedMap(),
                "/",
                false,
                user,
                0022,
                new Privileges(privatePids(), false, CapabilitySet.ALL, CapabilitySet.NONE),
                Scheduling.UNCHANGED,
                Collections.emptySortedMap(),
                List.of(),
                Output.LOG,
                true,
                listening);
        start(key, launch);
    }

    private void speak(String... steps) throws Exception {
        speak(WEB, NotifyAccess.MAIN, steps);
    }

    private Look awaitReady(InvocationKey key) throws Exception {
        return world().await(key, look -> !List.of("", "0").contains(field(look, Records.NOTIFIED, "ready")));
    }

    private static String status(Look look) {
        return field(look, Records.NOTIFIED, "status");
    }

    private Path socket(InvocationKey key) {
        return world().settings()
                .runtimeDirectory()
                .resolve("notify")
                .resolve(key.id().value());
    }

    private void awaitLine(InvocationKey key, String line) throws IOException {
        while (!Files.exists(world().logFile(key)) || !world().log(key).contains(line)) {
            Thread.onSpinWait();
        }
    }

    // Whose word counts.

    @Test
    void aChildIsNotTheMainProcess() throws Exception {
        speak("child", "STATUS=child", "say", "READY=1", "loiter");

        assertThat(status(awaitReady(WEB))).isEmpty();
    }

    @Test
    void aChildIsHeardWhereAllAre() throws Exception {
        speak(WEB, NotifyAccess.ALL, "child", "READY=1\\nSTATUS=child", "loiter");

        assertThat(status(awaitReady(WEB))).isEqualTo("child");
    }

    @Test
    void aProcessThatIsNoneOfItIsNotHeard() throws Exception {
        Path go = world().pipe("go");
        speak(WEB, NotifyAccess.ALL, "wait", go.toString(), "say", "READY=1", "loiter");
        awaitStart(WEB);

        Process stranger = new ProcessBuilder(
                        RealWorld.speaker().program(), "to", socket(WEB).toString(), "say", "READY=1\\nSTATUS=stranger")
                .start();
        assertThat(stranger.waitFor()).isZero();
        assertThat(stranger.getInputStream().readAllBytes()).as("it was sent").isEmpty();
        assertThat(kernel().look(WEB).records()).doesNotContainKey(Records.NOTIFIED);
        Files.writeString(go, "\n");

        assertThat(status(awaitReady(WEB))).isEmpty();
    }

    @Test
    void aServiceOfTheSameUserIsNotHeardForAnother() throws Exception {
        Path go = world().pipe("go");
        speak(WEB, NotifyAccess.ALL, "wait", go.toString(), "say", "READY=1", "loiter");
        awaitStart(WEB);
        speak(
                OTHER,
                NotifyAccess.ALL,
                "say",
                "READY=1",
                "to",
                socket(WEB).toString(),
                "say",
                "READY=1\\nSTATUS=faked",
                "print",
                "done",
                "loiter");
        awaitReady(OTHER);
        awaitLine(OTHER, "done");

        assertThat(world().log(OTHER)).isEqualTo("done\n");
        assertThat(kernel().look(WEB).records()).doesNotContainKey(Records.NOTIFIED);
        Files.writeString(go, "\n");
        assertThat(status(awaitReady(WEB))).isEmpty();
    }

    @Test
    void onlyTheUserOfAServiceGetsToItsSocket() throws Exception {
        assumeRoot();
        Path program = openToAll();
        List<String> steps = List.of("speaker", "say", "READY=1", "loiter");
        start(
                WEB,
                hearing(NotifyAccess.MAIN),
                Optional.of(NOBODY),
                new Launch.Command(program.toString(), steps, false));
        awaitReady(WEB);
        Process stranger = new ProcessBuilder(
                        "setpriv",
                        "--reuid=" + STRANGER.uid(),
                        "--clear-groups",
                        program.toString(),
                        "to",
                        socket(WEB).toString(),
                        "say",
                        "STATUS=faked")
                .start();

        assertThat(new String(stranger.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("not sent: Permission denied\n");
        assertThat(Files.getPosixFilePermissions(socket(WEB))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(socket(WEB).getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx--x--x"));
    }

    /** Users of services come through the folder of this world, and find the program there. */
    private Path openToAll() throws IOException {
        Files.setPosixFilePermissions(world().folder(), PosixFilePermissions.fromString("rwx--x--x"));
        Path program = Files.copy(
                Path.of(RealWorld.speaker().program()), world().folder().resolve("speaker"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    @Test
    void whatHasNoSocketIsToldOfNone() throws Exception {
        speak(WEB, NotifyAccess.NONE, "say", "READY=1");

        assertThat(awaitEnd(WEB).records()).doesNotContainKey(Records.NOTIFIED);
        assertThat(world().log(WEB)).startsWith("not sent: ");
        assertThat(socket(WEB)).doesNotExist();
    }

    // What is said.

    @Test
    void whatIsNotMeantForItOrMalformedIsPassedOver() throws Exception {
        speak(
                "say",
                "",
                "say",
                "\\n\\n=\\n=1\\nREADY\\nREADY=\\nREADY=0\\nREADY=11\\nready=1\\n READY=1",
                "say",
                "READY=1\\0",
                "say",
                "STATUS=zero\\0STOPPING=1",
                "say",
                "STATUS=" + "x".repeat(4096),
                "say",
                "ERRNO=-1\\nERRNO=99999999999999999999\\nERRNO=abc\\nEXTEND_TIMEOUT_USEC=99999999999999999999",
                "say",
                "FDSTORE=1\\nX_OWN=2\\nSTATUS=well",
                "loiter");

        Look look = world().await(WEB, it -> status(it).equals("well"));

        assertThat(field(look, Records.NOTIFIED, "ready")).isNotEqualTo("0");
        assertThat(look.records().get(Records.NOTIFIED))
                .contains("stopping=0\nextended=0\nextension=0\nhung=0\nerrno=0\n");
    }

    @Test
    void itMayAskForMoreTime() throws Exception {
        speak("say", "EXTEND_TIMEOUT_USEC=2000000\\nREADY=1", "loiter");

        Look look = awaitReady(WEB);

        assertThat(field(look, Records.NOTIFIED, "extension")).isEqualTo("2000000000");
        assertThat(between(look, Records.STARTED, "extended")).isBetween(Duration.ZERO, Duration.ofSeconds(10));
    }

    @Test
    void aStatusIsCutToWholeCharactersAndCommandsNoTerminal() throws Exception {
        speak("say", "STATUS=\u001b[2J\r\t\\x" + "ä".repeat(600) + "\\nREADY=1", "loiter");

        String status = status(awaitReady(WEB));

        assertThat(status).startsWith("?[2J??\\\\x").endsWith("ä").doesNotContain("\ufffd");
        assertThat(status.getBytes(StandardCharsets.UTF_8).length).isBetween(510, 513);
    }

    @Test
    void theLogSaysOnceThatTheMainProcessIsNotAnotherOne() throws Exception {
        speak("say", "MAINPID=1", "say", "MAINPID=1", "say", "READY=1");
        awaitEnd(WEB);

        assertThat(Files.readString(world().logFile(WEB)).lines())
                .singleElement()
                .asString()
                .endsWith(" - -- MAINPID= is ignored: the main process is the one that was started --");
    }

    @Test
    void aDescriptorThatIsSentIsClosed() throws Exception {
        speak("descriptor", "BARRIER=1", "descriptor", "FDSTORE=1\\nREADY=1", "loiter");
        awaitReady(WEB);

        awaitLine(WEB, "the descriptor is closed\nthe descriptor is closed\n");
    }

    /** A record is written at once, the next ones four times a second. */
    @Test
    void aFloodOfMessagesIsHeardAndWakesNobodyAllTheTime() throws Exception {
        long begin = System.nanoTime();
        speak("flood", "100000", "STATUS=flood", "say", "READY=1\\nSTATUS=over", "loiter");

        Look look = awaitReady(WEB);
        long seconds = 1 + (System.nanoTime() - begin) / 1_000_000_000L;

        assertThat(status(look)).isEqualTo("over");
        assertThat(world().wakes()).isLessThan(10 + 4 * (int) seconds);
    }

    // The socket.

    @Test
    void theSocketGoesWithTheService() throws Exception {
        speak("say", "READY=1");
        awaitEnd(WEB);

        assertThat(socket(WEB)).doesNotExist();
    }

    @Test
    void theSocketOfALauncherThatWasKilledGoesWithTheInvocation() throws Exception {
        speak("say", "READY=1", "loiter");
        Look look = awaitReady(WEB);
        ProcessHandle.of(Long.parseLong(field(look, Records.LAUNCHER, "pid")))
                .orElseThrow()
                .destroyForcibly();
        awaitEnd(WEB);
        assertThat(socket(WEB)).exists();

        kernel().remove(WEB);

        assertThat(socket(WEB)).doesNotExist();
    }

    // The watchdog.

    private void watch(boolean whenReady, String... steps) throws Exception {
        Listening listening = new Listening(NotifyAccess.MAIN, Optional.of(Duration.ofMillis(300)), whenReady);
        start(WEB, listening, Optional.empty(), RealWorld.speaker(steps));
    }

    private static boolean isHung(Look look) {
        return !List.of("", "0").contains(field(look, Records.NOTIFIED, "hung"));
    }

    private static Duration between(Look look, String one, String other) {
        long from = Long.parseLong(field(look, one, one.equals(Records.STARTED) ? "at" : "ready"));
        return Duration.ofNanos(Long.parseLong(field(look, Records.NOTIFIED, other)) - from);
    }

    @Test
    void whoFallsSilentIsOnRecordWhenItsTimeIsOver() throws Exception {
        watch(false, "loiter");

        Look look = world().await(WEB, NotifyTest::isHung);

        assertThat(between(look, Records.STARTED, "hung")).isBetween(Duration.ofMillis(290), Duration.ofMinutes(1));
        assertThat(look.alive()).as("the daemon decides what follows").isTrue();
    }

    @Test
    void whoIsToSayThatItIsReadyMayBeSilentUntilThen() throws Exception {
        Path go = world().pipe("go");
        watch(true, "say", "STATUS=starting", "wait", go.toString(), "say", "READY=1", "loiter");
        awaitStart(WEB);
        long silent = System.nanoTime() + Duration.ofMillis(600).toNanos();
        while (System.nanoTime() < silent) {
            assertThat(isHung(kernel().look(WEB))).isFalse();
        }
        Files.writeString(go, "\n");

        assertThat(between(world().await(WEB, NotifyTest::isHung), Records.NOTIFIED, "hung"))
                .isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    @Test
    void aSignOfLifeInTimeIsEnough() throws Exception {
        Listening second = new Listening(NotifyAccess.MAIN, Optional.of(Duration.ofSeconds(1)), false);
        String[] steps = {"every", "100", "15", "WATCHDOG=1", "say", "STATUS=over", "loiter"};
        start(WEB, second, Optional.empty(), RealWorld.speaker(steps));

        Look look = world().await(WEB, it -> status(it).equals("over"));

        assertThat(isHung(look)).isFalse();
        assertThat(isHung(world().await(WEB, NotifyTest::isHung))).isTrue();
    }

    @Test
    void itMaySayItselfThatItHangs() throws Exception {
        Listening hour = new Listening(NotifyAccess.MAIN, Optional.of(Duration.ofHours(1)), false);
        start(WEB, hour, Optional.empty(), RealWorld.speaker("say", "WATCHDOG=trigger", "loiter"));

        assertThat(isHung(world().await(WEB, NotifyTest::isHung))).isTrue();
    }

    @Test
    void itIsToldOfItsWatchdog() throws Exception {
        watch(false, "variable", "WATCHDOG_USEC", "variable", "WATCHDOG_PID", "variable", "SYSTEMD_EXEC_PID");
        awaitEnd(WEB);

        List<String> lines = world().log(WEB).lines().toList();
        assertThat(lines.get(0)).isEqualTo("300000");
        assertThat(lines.get(1)).isEqualTo(lines.get(2)).isNotEqualTo("(null)");
    }
}
