package io.gitproc.executors;

import io.gitproc.executors.Executor.Context;
import io.gitproc.model.plan.Action;
import io.gitproc.model.plan.Checks;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.Reach;
import io.gitproc.model.plan.StopCause;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.Signal;
import io.gitproc.model.unit.UnitName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The host as the planner sees it: what is observed, and actions carried out. The same code over the real kernel and the
 * simulated one.
 *
 * <p>What it remembers is a copy of what the kernel shows, so that a look costs what has changed and not what there is.
 *
 * <p>Thread: the reconcile thread alone.
 */
public final class Host {
    private static final int LOOKS_A_LISTING = 20;

    private final Kernel kernel;
    private final Accounts accounts;
    private final Executor executor;
    private final List<String> names;
    private final InvocationIds ids;
    private final SortedMap<InvocationKey, Invocation> known = new TreeMap<>();
    private final SortedSet<InvocationKey> touched = new TreeSet<>();
    private final SortedSet<InvocationKey> spawned = new TreeSet<>();
    private final SortedMap<InvocationKey, OptionalLong> stamps = new TreeMap<>();
    private long looks;

    public Host(Kernel kernel, Executor executor) {
        this(kernel, executor, List.of());
    }

    /** @param names what the host is called beside its host name */
    public Host(Kernel kernel, Executor executor, List<String> names) {
        this.kernel = kernel;
        this.executor = executor;
        this.names = List.copyOf(names);
        this.accounts = new Accounts(kernel);
        this.ids = new InvocationIds(kernel.facts().bootId());
    }

    public HostFacts facts() {
        return kernel.facts();
    }

    // Observing.

    /**
     * Looks at everything: at the start, and from time to time, since a hint can be missed.
     *
     * <p>What there is is listed at the start and at each twentieth time: nobody but us makes an invocation.
     */
    public void lookAtAll() throws KernelException {
        if (looks % LOOKS_A_LISTING == 0) {
            list();
        }
        for (InvocationKey key : known.keySet()) {
            if (canHaveChanged(key)) {
                touched.add(key);
            }
        }
        looks++;
    }

    private void list() throws KernelException {
        SortedSet<InvocationKey> present = kernel.invocations();
        known.keySet().retainAll(present);
        stamps.keySet().retainAll(present);
        present.stream().filter(key -> !known.containsKey(key)).forEach(touched::add);
    }

    private boolean canHaveChanged(InvocationKey key) throws KernelException {
        OptionalLong stamp = kernel.stamp(key);
        return Objects.requireNonNull(known.get(key)).alive() && (stamp.isEmpty() || !stamp.equals(stamps.get(key)));
    }

    /**
     * What there is now: what changed since the last call is read again.
     *
     * @param checks what the probes found, by invocation
     */
    public Observed observe(Instant now, SortedMap<InvocationId, Checks> checks) throws KernelException {
        touched.addAll(kernel.changed());
        for (InvocationKey key : List.copyOf(touched)) {
            known.put(key, read(key));
            touched.remove(key);
        }
        return new Observed(now, statuses(checks));
    }

    /** The stamp first: what is written meanwhile makes another one. */
    private Invocation read(InvocationKey key) throws KernelException {
        stamps.put(key, kernel.stamp(key));
        Kernel.Look look = kernel.look(key);
        boolean ended = look.contained() && look.records().containsKey(Records.EXIT);
        Optional<Usage> usage = ended ? kernel.usage(key) : Optional.empty();
        return new InvocationReader(key, look, facts().bootId(), isAbandoned(key, look), usage).read();
    }

    /** A launcher of ours that ended is gone; one of an earlier daemon, that has not announced itself, may yet come. */
    private boolean isAbandoned(InvocationKey key, Kernel.Look look) {
        return !look.alive()
                && !look.records().containsKey(Records.LAUNCHER)
                && !look.records().containsKey(Records.EXIT)
                && !spawned.contains(key);
    }

    private SortedMap<UnitName, UnitStatus> statuses(SortedMap<InvocationId, Checks> checks) {
        SortedMap<UnitName, List<Invocation>> byUnit = new TreeMap<>();
        known.forEach((key, invocation) ->
                byUnit.computeIfAbsent(key.unit(), unit -> new ArrayList<>()).add(invocation));
        SortedMap<UnitName, UnitStatus> statuses = new TreeMap<>();
        byUnit.forEach((unit, invocations) -> statuses.put(unit, status(unit, invocations, checks)));
        return statuses;
    }

    private static UnitStatus status(
            UnitName unit, List<Invocation> invocations, SortedMap<InvocationId, Checks> checks) {
        invocations.sort(Comparator.comparing(Invocation::launched).thenComparing(Invocation::id));
        InvocationId newest = invocations.get(invocations.size() - 1).id();
        return new UnitStatus(
                unit,
                invocations,
                Optional.ofNullable(checks.get(newest)).orElse(Checks.NONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    // Acting.

    /**
     * Carries out one action. Idempotent: one that was done already, or whose invocation is gone, changes nothing.
     *
     * @throws KernelException when the host says no; then nothing is half done that the next look does not see
     */
    public void apply(Action action, Instant now) throws KernelException {
        action.match(new Action.Cases<Deed>(
                        start -> () -> start(start, now),
                        stop -> () -> stop(stop, now),
                        kill -> () -> kill(kill, now),
                        adjust -> () -> adjust(adjust),
                        ready -> () -> write(ready.unit(), ready.invocation(), Records.READY, at(now)),
                        release -> () -> release(release),
                        forget -> () -> forget(forget)))
                .perform();
    }

    /** Writes down that a person wants a unit tried again that has ended; the next look starts it. */
    public void retry(UnitName unit, String reason, Instant now) throws KernelException {
        mark(unit, Records.RETRY, at(now).with("reason", reason));
    }

    /** Writes down that a person wants the failures of a unit forgotten. */
    public void reset(UnitName unit, String words, Instant now) throws KernelException {
        mark(unit, Records.RESET, at(now).with("words", words));
    }

    /** On its last start; one that was never started has nothing to be marked. */
    private void mark(UnitName unit, String record, RecordText text) throws KernelException {
        Optional<InvocationKey> last = known.entrySet().stream()
                .filter(entry -> entry.getKey().unit().equals(unit))
                .max(Comparator.comparing(entry -> entry.getValue().launched()))
                .map(Map.Entry::getKey);
        if (last.isPresent()) {
            write(last.get(), record, text);
        }
    }

    /**
     * Writes down that a running invocation is to end; it is asked when the plan has it so, which may have others stop
     * before it.
     */
    public void request(UnitName unit, InvocationId invocation, StopCause cause, Instant now) throws KernelException {
        write(unit, invocation, Records.STOP, request(cause, now));
    }

    private static RecordText request(StopCause cause, Instant now) {
        return at(now).with("kind", InvocationReader.word(cause.kind())).with("words", cause.words());
    }

    private void start(Action.Start start, Instant now) throws KernelException {
        ServiceSpec spec = start.spec();
        InvocationKey key = new InvocationKey(start.unit(), spec.identity().abbreviated(), ids.next(start.unit(), now));
        Launch launch = launch(spec, key.id());
        touched.add(key);
        try {
            List<String> notes = notes(spec, kernel.create(key, records(start, now), Limits.of(spec, facts())));
            if (!notes.isEmpty()) {
                kernel.write(
                        key,
                        Records.LAUNCH,
                        noting(launchRecord(start, now), notes).toString());
            }
            kernel.spawn(key, launch);
            spawned.add(key);
        } catch (KernelException refused) {
            giveUp(key, refused);
            throw refused;
        }
    }

    /** What cannot be removed now is found abandoned by the next look. */
    private void giveUp(InvocationKey key, KernelException cause) {
        try {
            drop(key);
        } catch (KernelException left) {
            cause.addSuppressed(left);
        }
    }

    private Launch launch(ServiceSpec spec, InvocationId id) throws KernelException {
        return executor.compile(
                spec,
                new Context(
                        id,
                        EnvironmentFiles.read(kernel, spec),
                        accounts.credentials(spec),
                        accounts.of(spec),
                        facts().user()));
    }

    private List<String> notes(ServiceSpec spec, List<String> ofLimits) {
        return Stream.concat(executor.unenforced(spec).stream(), ofLimits.stream())
                .toList();
    }

    private SortedMap<String, String> records(Action.Start start, Instant now) {
        SortedMap<String, String> records = new TreeMap<>();
        records.put(Records.LAUNCH, launchRecord(start, now).toString());
        records.put(Records.UNIT, start.spec().text());
        return records;
    }

    private RecordText launchRecord(Action.Start start, Instant now) {
        return at(now).with("commit", start.commit().value())
                .with("reason", start.reason())
                .with("restarts", start.tally().restarts())
                .with("failures", start.tally().failures())
                .with("boot", facts().bootId());
    }

    private static RecordText noting(RecordText launch, List<String> notes) {
        return launch.with("notes", String.join("\n", notes));
    }

    private static RecordText at(Instant now) {
        return RecordText.empty().with("at", now);
    }

    /** The request is written before it is made, and then that it was made: a daemon that dies between asks again. */
    private void stop(Action.Stop stop, Instant now) throws KernelException {
        Optional<InvocationKey> key = key(stop.unit(), stop.invocation());
        if (key.isPresent()) {
            RecordText request = request(stop.cause(), now);
            write(key.get(), Records.STOP, request);
            for (Signal signal : stop.signals()) {
                send(key.get(), signal, stop.reach());
            }
            write(key.get(), Records.STOP, request.with("sent", 1));
        }
    }

    private void kill(Action.Kill kill, Instant now) throws KernelException {
        Optional<InvocationKey> key = key(kill.unit(), kill.invocation());
        if (key.isPresent()) {
            write(key.get(), Records.KILL, at(now));
            end(key.get(), kill);
        }
    }

    /** The whole of it is killed at once, so that nothing can fork meanwhile. */
    private void end(InvocationKey key, Action.Kill kill) throws KernelException {
        if (kill.reach() == Reach.ALL && kill.signal().equals(Signal.KILL)) {
            kernel.kill(key);
        } else {
            send(key, kill.signal(), kill.reach());
        }
    }

    private void send(InvocationKey key, Signal signal, Reach reach) throws KernelException {
        switch (reach) {
            case ALL -> kernel.signal(key, signal);
            case MAIN -> kernel.signalMain(key, signal);
        }
    }

    private void adjust(Action.Adjust adjust) throws KernelException {
        Optional<InvocationKey> key = key(adjust.unit(), adjust.invocation());
        if (key.isPresent()) {
            touched.add(key.get());
            if (!Objects.requireNonNull(known.get(key.get()))
                    .spec()
                    .tuning()
                    .equals(adjust.spec().tuning())) {
                limit(key.get(), adjust.spec());
            }
            kernel.write(key.get(), Records.UNIT, adjust.spec().text());
        }
    }

    private void limit(InvocationKey key, ServiceSpec spec) throws KernelException {
        List<String> notes = notes(spec, kernel.adjust(key, Limits.of(spec, facts())));
        RecordText launch =
                RecordText.parse(Optional.ofNullable(kernel.look(key).records().get(Records.LAUNCH))
                        .orElse(""));
        kernel.write(key, Records.LAUNCH, noting(launch, notes).toString());
    }

    private void release(Action.Release release) throws KernelException {
        Optional<InvocationKey> key = key(release.unit(), release.invocation());
        if (key.isPresent()) {
            keepUsage(key.get());
            touched.add(key.get());
            for (String directory : release.directories()) {
                kernel.removeDirectory(directory);
            }
            kernel.release(key.get());
        }
    }

    /** The cgroup that counts it is about to go. */
    private void keepUsage(InvocationKey key) throws KernelException {
        Optional<Usage> usage = kernel.usage(key).filter(Usage::isOutOfMemory);
        if (usage.isPresent()) {
            write(key, Records.USAGE, usage.get().record());
        }
    }

    private void forget(Action.Forget forget) throws KernelException {
        Optional<InvocationKey> key = key(forget.unit(), forget.invocation());
        if (key.isPresent()) {
            drop(key.get());
        }
    }

    private void drop(InvocationKey key) throws KernelException {
        kernel.remove(key);
        known.remove(key);
        stamps.remove(key);
        spawned.remove(key);
        touched.remove(key);
    }

    private void write(UnitName unit, InvocationId id, String record, RecordText text) throws KernelException {
        Optional<InvocationKey> key = key(unit, id);
        if (key.isPresent()) {
            write(key.get(), record, text);
        }
    }

    private void write(InvocationKey key, String record, RecordText text) throws KernelException {
        touched.add(key);
        kernel.write(key, record, text.toString());
    }

    private Optional<InvocationKey> key(UnitName unit, InvocationId id) {
        return known.keySet().stream()
                .filter(key -> key.unit().equals(unit) && key.id().equals(id))
                .findFirst();
    }

    /** Something that the host may refuse. */
    private interface Deed {
        void perform() throws KernelException;
    }

    /** Whether the units' own conditions let them be started now; see {@link Conditions}. */
    public Conditions conditions() {
        return new Conditions(kernel, names);
    }

    /**
     * Prepares a command that asks a service how it is, as what runs would: with its identity, environment and limits.
     *
     * @param command its program and its arguments
     * @param timeout after which it is killed; from 10 ms to a day
     * @throws KernelException when the invocation is gone, or the host cannot run the command
     */
    public Checkup checkup(InvocationId id, Launch.Command command, Duration timeout) throws KernelException {
        for (var entry : known.entrySet()) {
            if (entry.getKey().id().equals(id)) {
                Launch service = launch(entry.getValue().spec(), id);
                return kernel.checkup(entry.getKey(), service.beside(command), timeout);
            }
        }
        throw new KernelException("check", id.value(), "it is gone");
    }

    /** Whether the wanted version of a unit could be started now; see {@link Preflight}. */
    public Preflight preflight() {
        return new Preflight(kernel, accounts, executor);
    }
}
