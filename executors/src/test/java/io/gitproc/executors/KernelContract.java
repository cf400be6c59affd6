package io.gitproc.executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.Signal;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every kernel does, the real one and the simulated one: one suite holds both, so that the simulated one does not
 * come to lie.
 */
public abstract class KernelContract {
    protected static final InvocationKey WEB = key("web", "a");
    protected static final InvocationKey DB = key("db", "b");

    /** A host to try things on, with programs that behave. */
    public interface World extends AutoCloseable {
        Kernel kernel();

        /** The same host under a new daemon; the one before was killed. */
        Kernel restartDaemon() throws KernelException;

        /** Lets the host go on, until the kernel calls for a look that satisfies the condition; fails if it never does. */
        Look await(InvocationKey key, Predicate<Look> condition) throws KernelException;

        /** Ends at once with a code. */
        Launch.Command exits(int code);

        /** Ends at once by a signal. */
        Launch.Command diesOf(Signal signal);

        /** Runs until it gets a {@code SIGTERM}, and ends of it. */
        Launch.Command runs();

        /** As {@link #runs}, and so does a child that it leaves in the background. */
        Launch.Command runsWithAChild() throws Exception;

        /** Waits for that child: a service has started before it has come to that. */
        void awaitChild() throws Exception;

        /** Two processes that leave the session of their parent and ignore every signal that can be ignored. */
        Launch.Command isStubborn();

        /** A program that does not exist. */
        Launch.Command isMissing();

        @Override
        void close() throws KernelException, IOException;
    }

    private World world;

    protected abstract World newWorld() throws Exception;

    @BeforeEach
    void openWorld() throws Exception {
        world = newWorld();
    }

    @AfterEach
    void closeWorld() throws Exception {
        world.close();
    }

    protected final Kernel kernel() {
        return world.kernel();
    }

    protected static InvocationKey key(String unit, String digit) {
        return new InvocationKey(UnitName.of(unit), "0123456789ab", new InvocationId(digit.repeat(32)));
    }

    protected static SortedMap<String, String> records() {
        SortedMap<String, String> records = new TreeMap<>();
        records.put(Records.LAUNCH, "commit=none\n");
        records.put(Records.UNIT, "[Service]\n");
        return records;
    }

    /** What the services of this run of the contract may do and see. */
    protected Privileges privileges() {
        return Privileges.UNCHANGED;
    }

    private Launch launch(InvocationKey key, Launch.Command... commands) {
        return new Launch(
                List.of(commands),
                new TreeMap<>(Map.of("INVOCATION_ID", key.id().value())),
                "/",
                false,
                Optional.empty(),
                0022,
                privileges(),
                Scheduling.UNCHANGED,
                Collections.emptySortedMap(),
                List.of(),
                Output.LOG,
                true);
    }

    protected final void start(InvocationKey key, Launch.Command... commands) throws KernelException {
        kernel().create(key, records(), Limits.none());
        kernel().spawn(key, launch(key, commands));
    }

    protected final Look startAndAwait(InvocationKey key, Launch.Command command) throws KernelException {
        start(key, command);
        return world.await(key, look -> look.records().containsKey(Records.STARTED));
    }

    protected final Look awaitEnd(InvocationKey key) throws KernelException {
        return world.await(key, look -> !look.alive());
    }

    @Test
    void whatRunsUsesMemoryAndHasTasks() throws Exception {
        startAndAwait(WEB, world.runs());

        Resources used = kernel().resources(keys(WEB, DB)).get(WEB);

        assertThat(used.tasks().orElseThrow()).isPositive();
        assertThat(used.memory()).isNotEqualTo(Optional.of(new Bytes(0)));
        assertThat(used.cpu()).isPresent();
    }

    @Test
    void whatIsUnknownOrRemovedUsesNothing() throws Exception {
        startAndAwait(WEB, world.runs());
        kernel().kill(WEB);
        awaitEnd(WEB);
        kernel().remove(WEB);

        assertThat(kernel().resources(keys(WEB, DB))).isEmpty();
    }

    private static SortedSet<InvocationKey> keys(InvocationKey... keys) {
        return new TreeSet<>(List.of(keys));
    }

    @Test
    void aStampIsOfNoUseOnceSomethingIsWrittenOrHasEnded() throws Exception {
        startAndAwait(WEB, world.runs());
        OptionalLong before = kernel().stamp(WEB);
        kernel().write(WEB, Records.READY, "at=now\n");
        OptionalLong written = kernel().stamp(WEB);
        kernel().kill(WEB);
        awaitEnd(WEB);

        assertThat(written.isEmpty() || !written.equals(before)).isTrue();
        assertThat(kernel().stamp(WEB)).isEmpty();
    }

    @Test
    void aStampStaysWhileNothingHappensUnderANewDaemonToo() throws Exception {
        startAndAwait(WEB, world.runs());
        Kernel heir = world.restartDaemon();

        OptionalLong before = heir.stamp(WEB);
        heir.look(WEB);

        assertThat(heir.stamp(WEB)).isEqualTo(before);
    }

    private static RecordText exit(Look look) {
        return RecordText.parse(look.records().getOrDefault(Records.EXIT, ""));
    }

    // Folders.

    @Test
    void anUnknownInvocationHasNoRecordsAndIsNotAlive() throws Exception {
        Look look = kernel().look(WEB);

        assertThat(look.records()).isEmpty();
        assertThat(look.alive()).isFalse();
        assertThat(kernel().invocations()).isEmpty();
    }

    @Test
    void aCreatedInvocationIsListedWithItsRecordsAndDoesNotRun() throws Exception {
        kernel().create(WEB, records(), Limits.none());

        assertThat(kernel().invocations()).containsExactly(WEB);
        assertThat(kernel().look(WEB).records()).isEqualTo(records());
        assertThat(kernel().look(WEB).alive()).isFalse();
    }

    @Test
    void aRecordIsWrittenWholeAndReplacesTheOneBefore() throws Exception {
        kernel().create(WEB, records(), Limits.none());

        kernel().write(WEB, Records.STOP, "at=1\n");
        kernel().write(WEB, Records.STOP, "at=2\nwords=größer\n");

        assertThat(kernel().look(WEB).records()).containsEntry(Records.STOP, "at=2\nwords=größer\n");
    }

    @Test
    void aRecordOfAnInvocationThatIsGoneIsRefused() {
        assertThatThrownBy(() -> kernel().write(WEB, Records.STOP, "at=1\n"))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("no such file or directory");
    }

    @Test
    void aRemovedInvocationIsGoneAndCanBeRemovedAgain() throws Exception {
        kernel().create(WEB, records(), Limits.none());

        kernel().remove(WEB);
        kernel().remove(WEB);

        assertThat(kernel().invocations()).isEmpty();
        assertThat(kernel().look(WEB).records()).isEmpty();
    }

    // Starts and ends.

    @Test
    void aStartedServiceIsAliveAndSaysItsNumber() throws Exception {
        Look look = startAndAwait(WEB, world.runs());

        assertThat(look.alive()).isTrue();
        assertThat(look.records()).containsKeys(Records.LAUNCH, Records.UNIT, Records.LAUNCHER);
        RecordText started = RecordText.parse(look.records().get(Records.STARTED));
        assertThat(started.number("pid").orElseThrow()).isPositive();
        assertThat(started.instant("at")).isPresent();
    }

    @Test
    void anInvocationIsAliveFromTheSpawnOn() throws Exception {
        start(WEB, world.runs());

        assertThat(kernel().look(WEB).alive()).isTrue();
    }

    @Test
    void anExitCodeIsExact() throws Exception {
        start(WEB, world.exits(7));

        RecordText exit = exit(awaitEnd(WEB));

        assertThat(exit.number("code")).contains(7L);
        assertThat(exit.text("signal")).isEmpty();
        assertThat(exit.instant("at")).isPresent();
    }

    @Test
    void aSignalIsExact() throws Exception {
        start(WEB, world.diesOf(Signal.KILL));

        RecordText exit = exit(awaitEnd(WEB));

        assertThat(exit.number("signal")).contains((long) Signal.KILL.number());
        assertThat(exit.number("core")).contains(0L);
        assertThat(exit.text("code")).isEmpty();
    }

    @Test
    void aMissingProgramIsSaidWithStepAndCauseAndNeverStarted() throws Exception {
        start(WEB, world.isMissing());

        Look look = awaitEnd(WEB);

        assertThat(look.records()).doesNotContainKey(Records.STARTED);
        assertThat(exit(look).number("code")).contains(203L);
        assertThat(exit(look).text("step")).contains("EXEC");
        assertThat(exit(look).text("cause")).contains("no such file or directory");
        assertThat(exit(look).text("subject")).contains(world.isMissing().program());
    }

    @Test
    void commandsRunOneAfterTheOtherUntilOneEndsBadly() throws Exception {
        start(WEB, world.exits(0), world.exits(0), world.exits(3), world.exits(0));

        assertThat(exit(awaitEnd(WEB)).number("code")).contains(3L);
    }

    @Test
    void aBadEndThatIsIgnoredIsAGoodOne() throws Exception {
        Launch.Command bad = world.exits(3);
        start(WEB, new Launch.Command(bad.program(), bad.arguments(), true));

        assertThat(exit(awaitEnd(WEB)).number("code")).contains(0L);
    }

    @Test
    void anEndIsAChangeOfThatInvocationAlone() throws Exception {
        startAndAwait(DB, world.runs());
        kernel().changed();

        start(WEB, world.exits(0));
        world.await(WEB, look -> !look.alive());

        assertThat(kernel().changed()).doesNotContain(DB);
    }

    // Stops.

    @Test
    void aSignalGoesToTheServiceAndItsEndIsWrittenDown() throws Exception {
        startAndAwait(WEB, world.runs());

        kernel().signal(WEB, Signal.TERM);

        assertThat(exit(awaitEnd(WEB)).number("signal")).contains((long) Signal.TERM.number());
    }

    @Test
    void aSignalThatComesBeforeTheServiceRunsIsNotLost() throws Exception {
        start(WEB, world.runs());

        kernel().signal(WEB, Signal.TERM);

        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    @Test
    void aKillBeforeTheServiceRunsIsNotLost() throws Exception {
        start(WEB, world.isStubborn());

        kernel().kill(WEB);

        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    @Test
    void aSignalToTheMainProcessLeavesItsChildAlone() throws Exception {
        startAndAwait(WEB, world.runsWithAChild());
        world.awaitChild();

        kernel().signalMain(WEB, Signal.TERM);

        Look look = world.await(WEB, now -> now.records().containsKey(Records.EXIT));
        assertThat(exit(look).number("signal")).contains((long) Signal.TERM.number());
        assertThat(look.alive()).isTrue();
        kernel().signalMain(WEB, Signal.KILL);
        assertThat(kernel().look(WEB).alive()).isTrue();
        kernel().signal(WEB, Signal.TERM);
        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    @Test
    void aSignalToTheMainProcessThatComesBeforeItRunsIsNotLost() throws Exception {
        start(WEB, world.runs());

        kernel().signalMain(WEB, Signal.TERM);

        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    @Test
    void aKillOfTheMainProcessBeforeItRunsIsNotLost() throws Exception {
        start(WEB, world.runs());

        kernel().signalMain(WEB, Signal.KILL);

        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    @Test
    void aSignalOfOneInvocationDoesNotReachAnother() throws Exception {
        startAndAwait(WEB, world.runs());
        startAndAwait(DB, world.runs());

        kernel().signal(WEB, Signal.TERM);
        awaitEnd(WEB);

        assertThat(kernel().look(DB).alive()).isTrue();
        assertThat(kernel().look(DB).records()).doesNotContainKey(Records.EXIT);
    }

    @Test
    void noProcessOutlivesAKill() throws Exception {
        startAndAwait(WEB, world.isStubborn());
        kernel().signal(WEB, Signal.TERM);
        assertThat(kernel().look(WEB).alive()).isTrue();

        kernel().kill(WEB);

        assertThat(awaitEnd(WEB).alive()).isFalse();
    }

    @Test
    void anEndedInvocationIsSignalledAndKilledWithoutComplaint() throws Exception {
        start(WEB, world.exits(0));
        awaitEnd(WEB);

        kernel().signal(WEB, Signal.TERM);
        kernel().signalMain(WEB, Signal.TERM);
        kernel().kill(WEB);

        assertThat(kernel().look(WEB).alive()).isFalse();
    }

    @Test
    void anEndedInvocationIsRemovedWhole() throws Exception {
        start(WEB, world.exits(0));
        awaitEnd(WEB);

        kernel().remove(WEB);

        assertThat(kernel().invocations()).isEmpty();
    }

    // Daemons that die.

    @Test
    void aNewDaemonFindsWhatRunsAndLearnsItsEnd() throws Exception {
        startAndAwait(WEB, world.runs());

        Kernel heir = world.restartDaemon();

        assertThat(heir.invocations()).containsExactly(WEB);
        assertThat(heir.look(WEB).alive()).isTrue();
        heir.signal(WEB, Signal.TERM);
        assertAdoptedEnd(exit(awaitEnd(WEB)));
    }

    /** What a daemon knows of a service that an earlier one started and that has died of a {@code SIGTERM}. */
    protected void assertAdoptedEnd(RecordText exit) {
        assertThat(exit.number("signal")).contains((long) Signal.TERM.number());
    }

    @Test
    void aNewDaemonLearnsAnEndThatNobodySaw() throws Exception {
        start(WEB, world.exits(9));
        awaitEnd(WEB);

        Look look = world.restartDaemon().look(WEB);

        assertThat(look.alive()).isFalse();
        assertThat(exit(look).number("code")).contains(9L);
    }

    @Test
    void aNewDaemonCanKillWhatItAdopted() throws Exception {
        startAndAwait(WEB, world.isStubborn());

        world.restartDaemon().kill(WEB);

        assertThat(awaitEnd(WEB).alive()).isFalse();
    }
}
