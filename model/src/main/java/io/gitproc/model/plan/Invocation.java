package io.gitproc.model.plan;

import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.KillMode;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.ServiceType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One start of a unit, as it is found on the host.
 *
 * @param spec what was started, read from its folder; its identity is computed anew, so that an upgrade of the daemon
 *     cannot make an old digest look like a change
 * @param commit the commit it was started from
 * @param launched when the daemon started it
 * @param reason why, for people
 * @param slot the newest time at which the unit's timer had wanted it started by then; it is served
 * @param tally how often it was restarted and failed before this start
 * @param main the main process, once the program runs
 * @param ready when it became ready by its health check
 * @param notified what it has said of itself
 * @param stop the request to end, if there is one
 * @param killed when what was left was killed
 * @param end how and when the main process ended
 * @param alive whether any process is left
 * @param contained whether its cgroup is still there
 * @param abandoned whether nothing of it is alive, and yet a launcher of an earlier daemon may be on its way to it
 * @param adjusting whether its limits may be others than {@code spec} says: a change of them did not come to its end
 * @param retry who asked for a new try after it ended
 * @param reset when a person last wanted its failures, and those before it, forgotten
 * @param notes what people should know of it: {@code limit not applied: …}
 */
public record Invocation(
        InvocationId id,
        ServiceSpec spec,
        CommitId commit,
        Instant launched,
        String reason,
        Optional<Instant> slot,
        Tally tally,
        Optional<MainProcess> main,
        Optional<Instant> ready,
        Notified notified,
        Optional<Stop> stop,
        Optional<Instant> killed,
        Optional<End> end,
        boolean alive,
        boolean contained,
        boolean abandoned,
        boolean adjusting,
        Optional<String> retry,
        Optional<Reset> reset,
        List<String> notes) {

    public Invocation {
        notes = List.copyOf(notes);
    }

    /**
     * Whether what starts after it may start: its program runs, has said so where it is to say so, and has passed its
     * check where there is one; a oneshot has ended well. Stricter than systemd.service(5), where a simple service has
     * started once it is forked.
     */
    public boolean isReady() {
        if (spec.get(Directives.TYPE) == ServiceType.ONESHOT) {
            return endedWell();
        }
        if (stop.isPresent() || end.isPresent()) {
            return false;
        }
        return readyAt().isPresent();
    }

    /** When it became ready; a oneshot, which is so by its end, when its program ran. */
    Optional<Instant> readyAt() {
        return ready.or(() -> spec.get(Directives.HEALTH_CHECK_URL).isEmpty() ? up() : Optional.empty());
    }

    /** Since when it would be ready, had it no check. */
    Optional<Instant> up() {
        return switch (spec.get(Directives.TYPE)) {
            case SIMPLE, EXEC, ONESHOT -> main.map(MainProcess::since);
            case NOTIFY -> notified.ready();
        };
    }

    /** Whether the main process ended by itself, and well. */
    public boolean endedWell() {
        return end.isPresent() && Outcome.of(this) == Outcome.CLEAN;
    }

    /**
     * Whether it counts as active though it has ended: {@code RemainAfterExit=}, systemd.service(5).
     *
     * @param wanted what counts now
     */
    boolean remains(ServiceSpec wanted) {
        return endedWell()
                && stop.isEmpty()
                && wanted.get(Directives.TYPE) == ServiceType.ONESHOT
                && wanted.get(Directives.REMAIN_AFTER_EXIT);
    }

    /** Whether it was asked to end for a reason that is none of its own. */
    public boolean wasAskedToEnd() {
        return stop.filter(request -> request.cause().kind().aftermath() == StopCause.Aftermath.START)
                .isPresent();
    }

    /** Whether it had to be killed since it did not end in time. */
    public boolean outlastedItsStop() {
        boolean mainWasGone = end.isPresent()
                && killed.filter(at -> end.get().at().isBefore(at)).isPresent();
        return killed.isPresent() && !(mainWasGone && spec.get(Directives.KILL_MODE) == KillMode.MIXED);
    }

    /** A main process: {@code pid} as the host sees it. */
    public record MainProcess(long pid, Instant since) {}

    /**
     * A request to end.
     *
     * @param at when it was decided
     * @param sent whether the signal is known to be sent; if not, it is sent again
     */
    public record Stop(Instant at, StopCause cause, boolean sent) {
        /**
         * Whether it is carried out whatever is wanted by now. One that the host refused, or before which a daemon died, is
         * decided anew where what is wanted tells whether it still is to be.
         */
        public boolean binds() {
            return sent || !cause.kind().followsFromDesired();
        }
    }

    /**
     * A wish that failures be forgotten.
     *
     * @param words for people: {@code failures forgotten by alice}
     */
    public record Reset(Instant at, String words) {}

    /** An end that was seen at an instant. */
    public record End(Instant at, ExitStatus status) {}

    /**
     * Counters that a start inherits from the one before it.
     *
     * @param restarts automatic restarts since a person or a commit last started the unit
     * @param failures ends in a row, unasked for, of which none had stayed up
     */
    public record Tally(int restarts, int failures) {
        public static final Tally ZERO = new Tally(0, 0);
    }
}
