package io.gitproc.executors;

import io.gitproc.model.plan.Action;
import io.gitproc.model.plan.Checks;
import io.gitproc.model.plan.HostClock;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.StopCause;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.unit.UnitName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The host as the planner sees it: what is observed, and actions carried out. The same code over the real kernel and the
 * simulated one.
 *
 * <p>What it remembers is a copy of what the kernel shows, so that a look costs what has changed and not what there is.
 *
 * <p>Thread: the reconcile thread alone, but for {@link #running}.
 */
public final class Host {
    private final Kernel kernel;
    private final Accounts accounts;
    private final Executor executor;
    private final List<String> names;
    private final Invocations invocations;
    private final Launching launching;
    private final Actions actions;
    private Optional<Instant> booted = Optional.empty();

    public Host(Kernel kernel, Executor executor) {
        this(kernel, executor, List.of());
    }

    /** @param names what the host is called beside its host name */
    public Host(Kernel kernel, Executor executor, List<String> names) {
        this(kernel, executor, names, new UnitTexts());
    }

    /** @param texts for this host and whoever else parses the same texts on its thread */
    public Host(Kernel kernel, Executor executor, List<String> names, UnitTexts texts) {
        this.kernel = kernel;
        this.executor = executor;
        this.names = List.copyOf(names);
        this.accounts = new Accounts(kernel);
        this.invocations = new Invocations(kernel, texts);
        this.launching = new Launching(kernel, accounts, executor);
        this.actions = new Actions(kernel, invocations, launching);
    }

    public HostFacts facts() {
        return kernel.facts();
    }

    /** What timers go by. On a host that does not tell when it was booted, that was when this was first asked. */
    public HostClock clock(ZoneId zone, Instant now) {
        if (booted.isEmpty()) {
            booted = Optional.of(now.minus(Uptime.of(kernel)));
        }
        return new HostClock(facts().hostName(), zone, facts().bootId(), booted.get());
    }

    /** Looks at everything: at the start, and from time to time, since a hint can be missed. */
    public void lookAtAll() throws KernelException {
        invocations.lookAtAll();
    }

    /**
     * What there is now: what changed since the last call is read again.
     *
     * @param checks what the probes found, by invocation
     */
    public Observed observe(Instant now, SortedMap<InvocationId, Checks> checks) throws KernelException {
        invocations.renew(now);
        SortedMap<UnitName, UnitStatus> statuses = new TreeMap<>();
        invocations.byUnit().forEach((unit, ofUnit) -> statuses.put(unit, status(unit, ofUnit, checks)));
        return new Observed(now, statuses);
    }

    /** The newest invocation of each unit that has a process, as of the last look. Any thread. */
    public SortedMap<UnitName, InvocationKey> running() {
        return invocations.running();
    }

    private static UnitStatus status(
            UnitName unit, List<Invocation> invocations, SortedMap<InvocationId, Checks> checks) {
        InvocationId newest = invocations.get(invocations.size() - 1).id();
        return new UnitStatus(
                unit,
                invocations,
                Optional.ofNullable(checks.get(newest)).orElse(Checks.NONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Carries out one action. Idempotent: one that was done already, or whose invocation is gone, changes nothing.
     *
     * @throws KernelException when the host says no; then nothing is half done that the next look does not see
     */
    public void apply(Action action, Instant now) throws KernelException {
        actions.apply(action, now);
    }

    /**
     * Writes down that a running invocation is to end; it is asked when the plan has it so, which may have others stop
     * before it.
     */
    public void request(UnitName unit, InvocationId invocation, StopCause cause, Instant now) throws KernelException {
        actions.request(unit, invocation, cause, now);
    }

    /** Writes down that a person wants a unit tried again that has ended; the next look starts it. */
    public void retry(UnitName unit, String reason, Instant now) throws KernelException {
        actions.mark(unit, Records.RETRY, RecordText.at(now).with("reason", reason));
    }

    /** Writes down that a person wants the failures of a unit forgotten. */
    public void reset(UnitName unit, String words, Instant now) throws KernelException {
        actions.mark(unit, Records.RESET, RecordText.at(now).with("words", words));
    }

    /** Whether the units' own conditions let them be started now; see {@link Conditions}. */
    public Conditions conditions() {
        return new Conditions(kernel, names);
    }

    /** Whether the wanted version of a unit could be started now; see {@link Preflight}. */
    public Preflight preflight() {
        return new Preflight(kernel, accounts, executor);
    }

    /**
     * Prepares a command that asks a service how it is, as what runs would: with its identity, environment and limits.
     *
     * @param command its program and its arguments
     * @param timeout after which it is killed; from 10 ms to a day
     * @throws KernelException when the invocation is gone, or the host cannot run the command
     */
    public Checkup checkup(InvocationId id, Launch.Command command, Duration timeout) throws KernelException {
        Optional<InvocationKey> key = invocations.key(id);
        if (key.isEmpty()) {
            throw new KernelException("check", id.value(), "it is gone");
        }
        Launch service = launching.launch(invocations.lastRead(key.get()).spec(), id);
        return kernel.checkup(key.get(), service.beside(command), timeout);
    }
}
