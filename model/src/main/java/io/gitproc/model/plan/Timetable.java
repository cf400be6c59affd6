package io.gitproc.model.plan;

import io.gitproc.model.calendar.CalendarEvent;
import io.gitproc.model.unit.Digest;
import io.gitproc.model.unit.Directive;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The slots of a timer: which one is due, and when the next one is. Source: systemd.timer(5).
 *
 * <p>What a calendar tells from the last slot on, or from the last end, is still to come: a slot while the service runs is
 * none. One that is more than a minute late is missed, unless {@code Persistent=}: then all that were missed are one.
 * A clock that was set back repeats no slot; a stamp of more than a day to come is one of a clock that was wrong.
 */
public final class Timetable {
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration WRONG = Duration.ofDays(1);
    private static final int JITTER_STEPS = 1 << 16;
    /** How far a search for the newest of many slots goes back at first; it is bounded by what they hold. */
    private static final List<Duration> STRETCHES =
            List.of(LATE, Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(31), Duration.ofDays(366));

    private final ServiceSpec spec;
    private final UnitStatus status;
    private final Stamp stamp;
    private final HostClock clock;

    public Timetable(ServiceSpec spec, UnitStatus status, Stamp stamp, HostClock clock) {
        this.spec = spec;
        this.status = status;
        this.stamp = stamp;
        this.clock = clock;
    }

    /** The newest slot that is to be served now; empty also while the service runs. */
    public Optional<Instant> due(Instant now) {
        if (isActive()) {
            return Optional.empty();
        }
        Instant floor =
                isPersistent() ? base(now) : later(base(now), now.minus(LATE).minus(mostDelay()));
        Stream<Instant> calendar = spec.get(Directives.ON_CALENDAR).stream()
                .flatMap(event -> newest(event, floor, now).stream())
                .filter(slot -> isPersistent() || !delayed(slot).plus(LATE).isBefore(now));
        Stream<Instant> spans = spans().filter(slot -> !delayed(slot).isAfter(now));
        return Stream.concat(calendar, spans).max(Comparator.naturalOrder()).map(this::fresh);
    }

    /** When there will be one again, as far as is known. */
    public Optional<Instant> next(Instant now) {
        Instant floor = later(base(now), now.minus(mostDelay()));
        Stream<Instant> calendar =
                spec.get(Directives.ON_CALENDAR).stream().flatMap(event -> next(event, floor, now).stream());
        Stream<Instant> spans = spans().map(this::delayed).filter(now::isBefore);
        return Stream.concat(calendar, spans).min(Comparator.naturalOrder());
    }

    private boolean isActive() {
        return status.alive()
                || status.newest().filter(last -> last.remains(spec)).isPresent();
    }

    private boolean isPersistent() {
        return spec.get(Directives.PERSISTENT);
    }

    /** Slots follow each other, also those that were reckoned by a clock that was set back since. */
    private Instant fresh(Instant slot) {
        return last().filter(last -> !slot.isAfter(last))
                .map(last -> last.plusNanos(1))
                .orElse(slot);
    }

    /** The newest slot that is dealt with: the record of a start tells of it too, where the disk refused the stamp. */
    private Optional<Instant> last() {
        Optional<Instant> served = status.newest().flatMap(Invocation::slot);
        return Stream.of(stamp.slot(), served).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    // What a calendar tells.

    /** All up to here is dealt with. */
    private Instant base(Instant now) {
        Stream<Instant> ended = status.newest().filter(last -> !last.alive()).map(Failures::endOf).stream();
        return Stream.of(Stream.of(stamp.seen()), last().stream(), ended)
                .flatMap(times -> times)
                .filter(time -> time.isBefore(now.plus(WRONG)))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private Optional<Instant> next(CalendarEvent event, Instant floor, Instant now) {
        Optional<Instant> slot = event.next(floor, clock.zone());
        while (slot.filter(at -> !delayed(at).isAfter(now)).isPresent()) {
            slot = event.next(slot.get(), clock.zone());
        }
        return slot.map(this::delayed);
    }

    /** Mostly there is none, which is soon found. */
    private Optional<Instant> newest(CalendarEvent event, Instant floor, Instant now) {
        boolean isNone =
                event.next(floor, clock.zone()).filter(at -> !at.isAfter(now)).isEmpty();
        return isNone ? Optional.empty() : newestOf(event, floor, now);
    }

    private Optional<Instant> newestOf(CalendarEvent event, Instant floor, Instant now) {
        return Stream.concat(
                        STRETCHES.stream()
                                .map(stretch ->
                                        later(floor, now.minus(mostDelay()).minus(stretch))),
                        Stream.of(floor))
                .map(from -> newestAfter(event, from, now))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Instant> newestAfter(CalendarEvent event, Instant from, Instant now) {
        Optional<Instant> newest = Optional.empty();
        Optional<Instant> slot = event.next(from, clock.zone());
        while (slot.filter(at -> !delayed(at).isAfter(now)).isPresent()) {
            newest = slot;
            slot = event.next(slot.get(), clock.zone());
        }
        return newest;
    }

    // Spans of time.

    private Stream<Instant> spans() {
        return Stream.of(
                        after(Directives.ON_BOOT_SEC, firstOfBoot()),
                        after(Directives.ON_ACTIVE_SEC, activated()),
                        after(Directives.ON_UNIT_ACTIVE_SEC, ofThisBoot().map(Invocation::launched)),
                        after(
                                Directives.ON_UNIT_INACTIVE_SEC,
                                ofThisBoot().filter(last -> !last.alive()).map(Failures::endOf)))
                .flatMap(times -> times);
    }

    private Stream<Instant> after(Directive<List<Duration>> trigger, Optional<Instant> event) {
        return event.stream().flatMap(at -> spec.get(trigger).stream().map(at::plus));
    }

    private Optional<Instant> firstOfBoot() {
        boolean isServed = stamp.slot().isPresent() && stamp.isOf(clock);
        return isServed ? Optional.empty() : Optional.of(clock.booted());
    }

    /** A timer begins anew with the host. */
    private Optional<Instant> activated() {
        boolean isServed = stamp.slot().isPresent() && stamp.isOf(clock);
        return isServed ? Optional.empty() : Optional.of(later(stamp.seen(), clock.booted()));
    }

    private Optional<Invocation> ofThisBoot() {
        return status.newest()
                .filter(last -> last.stop()
                        .filter(stop -> stop.cause().kind() == StopCause.Kind.SHUTDOWN)
                        .isEmpty());
    }

    // Delays.

    private Duration mostDelay() {
        return spec.get(Directives.RANDOMIZED_DELAY_SEC);
    }

    private Instant delayed(Instant slot) {
        return mostDelay().isZero() ? slot : slot.plus(delay(slot));
    }

    /** The same for the same slot of the same host, so that nothing need be kept. */
    private Duration delay(Instant slot) {
        String each = spec.get(Directives.FIXED_RANDOM_DELAY) ? "" : slot.toString();
        String digest =
                Digest.of(clock.host() + "\n" + spec.name() + "\n" + each).abbreviated();
        int step = Math.floorMod(Integer.parseUnsignedInt(digest.substring(0, 8), 16), JITTER_STEPS);
        return mostDelay().dividedBy(JITTER_STEPS).multipliedBy(step);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
