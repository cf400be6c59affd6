package io.gitproc.reconciler.state;

import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.HostClock;
import io.gitproc.model.plan.Observed;
import io.gitproc.model.plan.Stamp;
import io.gitproc.model.plan.Timetable;
import io.gitproc.model.plan.UnitStatus;
import io.gitproc.model.plan.Wanted;
import io.gitproc.model.unit.UnitName;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The timers of this host: which slot of each is to be served now.
 *
 * <p>A slot is accepted when it is due, which is written down before anything is started for it; the start writes it into its
 * own record. So whoever comes to life between the two starts it, and nobody starts it twice. What was accepted before
 * a reboot is not started after it: nobody could tell whether it was.
 *
 * <p>Where the disk refuses the stamp the service runs all the same, and it is written later: only a reboot before that could
 * have the slot served again.
 *
 * <p>Thread: the reconcile thread alone.
 */
public final class Timers {
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(10);
    /** How long it is known of a timer that is gone, and may come back, which of its slots were served. */
    private static final Duration MEMORY = Duration.ofDays(31);

    private final StampStore store;
    private SortedMap<UnitName, Stamp> stamps;
    private SortedMap<UnitName, Timing> timings = new TreeMap<>();
    private SortedMap<UnitName, Stamp> written;
    private Optional<Refusal> refusal = Optional.empty();
    private Optional<String> told = Optional.empty();

    /**
     * What people are told of a timer.
     *
     * @param next when its service is started next, as far as is known
     * @param last the newest slot that was dealt with
     */
    public record Timing(Optional<Instant> next, Optional<Instant> last) {}

    private record Refusal(String sentence, Instant until) {}

    public Timers(StampStore store) throws StateException {
        this.store = store;
        this.written = store.read();
        this.stamps = new TreeMap<>(written);
    }

    /** What is desired, with the slots that are accepted. */
    public Desired over(Desired desired, Observed observed, HostClock clock) {
        Instant now = observed.at();
        SortedMap<UnitName, Stamp> before = stamps;
        SortedMap<UnitName, Wanted> due = new TreeMap<>();
        stamps = closed(before, now);
        timings = new TreeMap<>();
        desired.units().forEach((unit, wanted) -> {
            if (wanted.spec().isTimed()) {
                UnitStatus status = observed.unit(unit).orElseGet(() -> UnitStatus.none(unit));
                Stamp known = Optional.ofNullable(before.get(unit)).orElseGet(() -> Stamp.seen(now, clock.boot()));
                Stamp stamp = wanted.hold().isPresent() ? known : accept(wanted, status, known, clock, now);
                stamps.put(unit, stamp);
                stamp.open(clock).ifPresent(slot -> due.put(unit, wanted.due(slot)));
                timings.put(unit, timing(wanted, status, stamp, clock, now));
            }
        });
        keep(now);
        return desired.with(due);
    }

    /** Of timers that are gone, as long as they are remembered. */
    private static SortedMap<UnitName, Stamp> closed(SortedMap<UnitName, Stamp> before, Instant now) {
        SortedMap<UnitName, Stamp> closed = new TreeMap<>();
        before.forEach((unit, stamp) -> {
            if (!stamp.isOlderThan(now.minus(MEMORY))) {
                closed.put(unit, stamp.closed());
            }
        });
        return closed;
    }

    /** What a condition passes over is dealt with too: systemd.unit(5). */
    private static Stamp accept(Wanted wanted, UnitStatus status, Stamp known, HostClock clock, Instant now) {
        Optional<Instant> open =
                known.open(clock).flatMap(slot -> wanted.due(slot).openSlot(status));
        Optional<Instant> slot = open.or(() -> new Timetable(wanted.spec(), status, known, clock).due(now));
        if (slot.isEmpty()) {
            return known;
        }
        return status.unmet().isPresent()
                ? known.passing(slot.get(), clock.boot())
                : known.accepting(slot.get(), clock.boot());
    }

    private static Timing timing(Wanted wanted, UnitStatus status, Stamp stamp, HostClock clock, Instant now) {
        Optional<Instant> next = wanted.hold().isPresent()
                ? Optional.empty()
                : new Timetable(wanted.spec(), status, stamp, clock).next(now);
        return new Timing(next, stamp.slot());
    }

    private void keep(Instant now) {
        boolean isRefused = refusal.filter(it -> now.isBefore(it.until())).isPresent();
        if (owesStamps() && !isRefused) {
            write(now);
        }
    }

    private void write(Instant now) {
        try {
            store.write(stamps);
            written = stamps;
            refusal = Optional.empty();
        } catch (StateException no) {
            refusal = Optional.of(new Refusal(no.sentence(), now.plus(AFTER_REFUSAL)));
        }
    }

    /** Whether something is not written down yet, as the disk has refused it. */
    public boolean owesStamps() {
        return !stamps.equals(written);
    }

    /** When to look again though nothing has happened. */
    public Optional<Instant> wakeAt(Instant now) {
        Optional<Instant> slot = timings.values().stream()
                .flatMap(timing -> timing.next().stream())
                .min(Comparator.naturalOrder());
        Optional<Instant> again = refusal.map(Refusal::until).filter(now::isBefore);
        return Stream.of(slot, again).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** What has become otherwise with the writing of stamps; a line for the log. */
    public Optional<String> news() {
        Optional<String> fault = refusal.map(Refusal::sentence);
        boolean isTold = fault.equals(told);
        told = fault;
        return isTold ? Optional.empty() : Optional.of("timers: " + fault.orElse("what was due is written down again"));
    }

    /** Of each service that has a timer, as of the last look. */
    public SortedMap<UnitName, Timing> all() {
        return new TreeMap<>(timings);
    }
}
