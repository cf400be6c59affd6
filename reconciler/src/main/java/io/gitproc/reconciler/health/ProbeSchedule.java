package io.gitproc.reconciler.health;

import io.gitproc.model.plan.Checks;
import io.gitproc.model.plan.Invocation;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Which probe is due, and what the probes found.
 *
 * <p>Until a service is ready it is asked often, at first every 100 ms and then ever less, so that what waits for it
 * starts soon; then every {@code HealthCheckInterval}.
 *
 * <p>Thread: the reconcile thread alone.
 */
public final class ProbeSchedule {
    private static final Duration FIRST = Duration.ofMillis(100);

    private final Prober prober;
    private final SortedMap<InvocationId, Checks> checks = new TreeMap<>();
    private final SortedMap<InvocationId, Instant> due = new TreeMap<>();
    private final SortedMap<InvocationId, Verdict> answers = new TreeMap<>();

    public ProbeSchedule(Prober prober) {
        this.prober = prober;
    }

    public SortedMap<InvocationId, Checks> checks() {
        return Collections.unmodifiableSortedMap(checks);
    }

    public Optional<Verdict> answer(InvocationId invocation) {
        return Optional.ofNullable(answers.get(invocation));
    }

    /** An answer came; one of an invocation that is not watched any more is passed over. */
    public void absorb(InvocationId invocation, Verdict verdict) {
        if (due.containsKey(invocation)) {
            Checks before = checks.getOrDefault(invocation, Checks.NONE);
            checks.put(invocation, verdict.result() == Verdict.Result.PASSED ? before.passed() : before.failed());
            answers.put(invocation, verdict);
        }
    }

    /** Starts the probe of an invocation when it is due; a check that is not wanted any more is forgotten. */
    public void run(Invocation running, ServiceSpec wanted, Instant now) {
        wanted.get(Directives.HEALTH_CHECK_URL)
                .ifPresentOrElse(target -> run(running, wanted, target, now), () -> forget(running.id()));
    }

    private void run(Invocation running, ServiceSpec wanted, URI target, Instant now) {
        Instant next = due.computeIfAbsent(running.id(), id -> now.plus(FIRST));
        if (!now.isBefore(next)) {
            prober.probe(running.id(), target, wanted.get(Directives.HEALTH_CHECK_TIMEOUT));
            due.put(running.id(), now.plus(pause(running, wanted, now)));
        }
    }

    private void forget(InvocationId invocation) {
        checks.remove(invocation);
        due.remove(invocation);
        answers.remove(invocation);
    }

    private static Duration pause(Invocation running, ServiceSpec wanted, Instant now) {
        Duration interval = wanted.get(Directives.HEALTH_CHECK_INTERVAL);
        if (running.isReady()) {
            return interval;
        }
        Duration half = Duration.between(running.launched(), now).dividedBy(2);
        Duration longer = half.compareTo(FIRST) > 0 ? half : FIRST;
        return longer.compareTo(interval) < 0 ? longer : interval;
    }

    /** Forgets every invocation but these. */
    public void retain(SortedSet<InvocationId> running) {
        checks.keySet().retainAll(running);
        due.keySet().retainAll(running);
        answers.keySet().retainAll(running);
    }

    /** When the next probe is due. */
    public Optional<Instant> wakeAt() {
        return due.values().stream().min(Comparator.naturalOrder());
    }
}
