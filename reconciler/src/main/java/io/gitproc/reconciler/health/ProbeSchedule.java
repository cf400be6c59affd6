package io.gitproc.reconciler.health;

import io.gitproc.model.plan.Checks;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Which probe is due, and what the probes found.
 *
 * <p>Until a service is ready it is asked often, at first every 100 ms and then ever less, so that what waits for it
 * starts soon; then every {@code HealthCheckInterval}. There is one probe of a service at a time: one that would be due
 * while another is under way is skipped, and counted.
 *
 * <p>Thread: the reconcile thread alone.
 */
public final class ProbeSchedule {
    private static final int RECENT_MAX = 20;

    private final Prober prober;
    private final SortedMap<InvocationId, Watch> watches = new TreeMap<>();
    /** Of each unit, whichever of its invocations was asked. */
    private final SortedMap<UnitName, List<Answer>> recent = new TreeMap<>();
    /** Of those that were stopped for what was answered. */
    private final SortedMap<InvocationId, LastCheck> kept = new TreeMap<>();

    public ProbeSchedule(Prober prober) {
        this.prober = prober;
    }

    /** What the probes found of each invocation that was ever asked. */
    public SortedMap<InvocationId, Checks> checks() {
        SortedMap<InvocationId, Checks> checks = new TreeMap<>();
        watches.forEach((invocation, watch) -> checks.put(invocation, watch.checks()));
        return checks;
    }

    /** The newest answer of one that is watched, or was stopped for it. Not kept over a restart of the daemon. */
    public Optional<LastCheck> last(InvocationId invocation) {
        return Optional.ofNullable(watches.get(invocation))
                .flatMap(Watch::last)
                .or(() -> Optional.ofNullable(kept.get(invocation)));
    }

    /** The newest {@value #RECENT_MAX} answers of a unit, oldest first. Not kept over a restart of the daemon. */
    public List<Answer> recent(UnitName unit) {
        return recent.getOrDefault(unit, List.of());
    }

    /** Other units are wanted: answers to a question that is not asked any more count no more. */
    public void change(SortedMap<UnitName, Wanted> units, Instant now) {
        recent.keySet().retainAll(units.keySet());
        watches.values()
                .forEach(watch ->
                        Optional.ofNullable(units.get(watch.unit())).ifPresent(unit -> watch.change(unit.spec(), now)));
    }

    /** An answer came; one of an invocation that is not watched any more is passed over. */
    public void absorb(InvocationId invocation, Verdict verdict, Instant now) {
        Optional.ofNullable(watches.get(invocation)).ifPresent(watch -> {
            watch.absorb(verdict, now);
            recent.merge(watch.unit(), List.of(new Answer(now, verdict)), ProbeSchedule::newest);
        });
    }

    private static List<Answer> newest(List<Answer> before, List<Answer> more) {
        List<Answer> all = new ArrayList<>(before);
        all.addAll(more);
        return List.copyOf(all.subList(Math.max(0, all.size() - RECENT_MAX), all.size()));
    }

    /** Starts the probe of an invocation when it is due; a check that is not wanted any more is forgotten. */
    public void run(Invocation running, ServiceSpec wanted, Instant now) {
        wanted.get(Directives.HEALTH_CHECK_URL)
                .ifPresentOrElse(target -> run(running, wanted, target, now), () -> watches.remove(running.id()));
    }

    private void run(Invocation running, ServiceSpec wanted, URI target, Instant now) {
        Watch watch = watches.computeIfAbsent(running.id(), id -> new Watch(running, wanted, target, now));
        watch.see(running);
        watch.change(wanted, now);
        watch.ask(now).ifPresent(prober::probe);
    }

    /**
     * Forgets every invocation but these.
     *
     * @param condemned are asked no more, but what they answered last is why they end
     */
    public void retain(SortedSet<InvocationId> running, SortedSet<InvocationId> condemned) {
        condemned.forEach(invocation -> last(invocation).ifPresent(last -> kept.put(invocation, last)));
        kept.keySet().retainAll(condemned);
        watches.keySet().retainAll(running);
    }

    /** When the next probe is due. */
    public Optional<Instant> wakeAt() {
        return watches.values().stream().map(Watch::due).min(Comparator.naturalOrder());
    }
}
