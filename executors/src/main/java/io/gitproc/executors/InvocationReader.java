package io.gitproc.executors;

import io.gitproc.executors.Kernel.Look;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.ExitStatus;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.Invocation.End;
import io.gitproc.model.plan.Invocation.MainProcess;
import io.gitproc.model.plan.Invocation.Stop;
import io.gitproc.model.plan.Invocation.Tally;
import io.gitproc.model.plan.Notified;
import io.gitproc.model.plan.StopCause;
import io.gitproc.model.unit.ServiceSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads an invocation from its records. Never fails: what is missing or broken is left out, since a service that runs
 * must be seen whatever became of its folder.
 */
final class InvocationReader {
    private static final CommitId UNKNOWN_COMMIT = new CommitId("0".repeat(40));
    private static final String UNKNOWN_UNIT = "[Service]\nExecStart=/unknown\n";

    private final InvocationKey key;
    private final Look look;
    private final String bootId;
    private final boolean abandoned;
    private final Optional<Usage> usage;
    private final UnaryOperator<Instant> hindsight;
    private final UnitTexts texts;
    private final RecordText launch;

    /**
     * @param usage as the kernel counts it now; that of a cgroup that is gone is in the records
     * @param hindsight from when something was written down to have happened, to when it has
     */
    InvocationReader(
            InvocationKey key,
            Look look,
            String bootId,
            boolean abandoned,
            Optional<Usage> usage,
            UnaryOperator<Instant> hindsight,
            UnitTexts texts) {
        this.key = key;
        this.look = look;
        this.bootId = bootId;
        this.abandoned = abandoned;
        this.usage = usage;
        this.hindsight = hindsight;
        this.texts = texts;
        this.launch = record(Records.LAUNCH);
    }

    /** Which start of its unit it is; 0 when that is not known. */
    long number() {
        return launch.number(Records.NUMBER).orElse(0L);
    }

    Invocation read() {
        Instant launched = at(launch).orElse(Instant.EPOCH);
        return new Invocation(
                key.id(),
                spec(),
                launch.text("commit").flatMap(CommitId::parse).orElse(UNKNOWN_COMMIT),
                launched,
                launch.text("reason").orElse("unknown"),
                launch.instant(Records.SLOT),
                new Tally(count("restarts"), count("failures")),
                main(),
                at(record(Records.READY)),
                notified(),
                stop(launched),
                at(record(Records.KILL)),
                end(),
                look.alive(),
                look.contained(),
                abandoned,
                count("adjusting") > 0,
                record(Records.RETRY).text("reason"),
                reset(),
                launch.text("notes").stream().flatMap(String::lines).toList());
    }

    private Optional<Instant> at(RecordText record) {
        return record.instant("at").map(hindsight);
    }

    private RecordText record(String name) {
        return Optional.ofNullable(look.records().get(name))
                .map(RecordText::parse)
                .orElseGet(RecordText::empty);
    }

    /** An unknown one differs from every wanted one, so what runs without its record is replaced. */
    private ServiceSpec spec() {
        return Optional.ofNullable(look.records().get(Records.UNIT))
                .flatMap(text -> texts.parse(key.unit(), text).spec())
                .orElseGet(this::unknown);
    }

    private ServiceSpec unknown() {
        return texts.parse(key.unit(), UNKNOWN_UNIT)
                .spec()
                .orElseThrow(() -> new IllegalStateException("the unit that stands for an unknown one is rejected"));
    }

    private int count(String name) {
        return launch.number(name).map(Long::intValue).filter(n -> n >= 0).orElse(0);
    }

    private Optional<MainProcess> main() {
        RecordText started = record(Records.STARTED);
        return started.number("pid").flatMap(pid -> at(started).map(at -> new MainProcess(pid, at)));
    }

    private Notified notified() {
        RecordText said = record(Records.NOTIFIED);
        long extension = said.number("extension").filter(nanos -> nanos > 0).orElse(0L);
        return new Notified(
                moment(said, "ready").map(hindsight),
                moment(said, "stopping").map(hindsight),
                moment(said, "extended").map(hindsight).map(at -> at.plusNanos(extension)),
                moment(said, "hung").map(hindsight),
                said.number("errno").filter(number -> number > 0).orElse(0L),
                said.text("status").orElse(""));
    }

    private static Optional<Instant> moment(RecordText record, String name) {
        return record.instant(name).filter(Instant.EPOCH::isBefore);
    }

    /** A reboot ended everything, and is nobody's failure. */
    private Optional<Stop> stop(Instant launched) {
        if (launch.text("boot").filter(boot -> !boot.equals(bootId)).isPresent()) {
            return Optional.of(new Stop(launched, new StopCause(StopCause.Kind.SHUTDOWN, "host restarted"), true));
        }
        boolean isOver = !look.alive() || end().isPresent();
        return written(record(Records.STOP)).filter(stop -> isOver || stop.binds());
    }

    private Optional<Stop> written(RecordText stop) {
        return at(stop).flatMap(at -> stop.text("kind")
                .flatMap(InvocationReader::kind)
                .map(kind -> new Stop(
                        at,
                        new StopCause(kind, stop.text("words").orElse("")),
                        stop.text("sent").isPresent())));
    }

    private Optional<Invocation.Reset> reset() {
        RecordText reset = record(Records.RESET);
        return at(reset).map(at -> new Invocation.Reset(at, reset.text("words").orElse("")));
    }

    private static Optional<StopCause.Kind> kind(String word) {
        return Arrays.stream(StopCause.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst();
    }

    private Optional<End> end() {
        RecordText exit = record(Records.EXIT);
        return at(exit).map(at -> new End(at, outOfMemory(EndRecord.status(exit))))
                .or(this::unseenEnd);
    }

    /** The main process dies with its launcher (PR_SET_PDEATHSIG), and nobody is left to tell when; others may live on. */
    private Optional<End> unseenEnd() {
        boolean unattended = look.alive() && !look.attended() && look.records().containsKey(Records.LAUNCHER);
        return unattended ? main().map(main -> new End(main.since(), new ExitStatus.Lost())) : Optional.empty();
    }

    /** Whatever a service says that ended badly after the kernel had killed one of its processes. */
    private ExitStatus outOfMemory(ExitStatus status) {
        return usage.or(() -> Usage.of(record(Records.USAGE)))
                .filter(used -> used.isOutOfMemory() && !status.equals(new ExitStatus.Code(0)))
                .<ExitStatus>map(used -> new ExitStatus.OutOfMemory(used.memoryPeak(), used.memoryMax()))
                .orElse(status);
    }
}
