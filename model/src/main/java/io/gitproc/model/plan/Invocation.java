package io.gitproc.model.plan;

import io.gitproc.model.unit.ServiceSpec;
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
 * @param restarts automatic restarts before this start since a person or a commit last started the unit
 * @param main the main process, once the program runs
 * @param stop the request to end, if there is one
 * @param killed when what was left was killed
 * @param end how and when the main process ended
 * @param alive whether any process is left
 * @param retry whether a person asked for a new try after it ended
 * @param limitsNotApplied one sentence each
 */
public record Invocation(
        InvocationId id,
        ServiceSpec spec,
        CommitId commit,
        Instant launched,
        String reason,
        int restarts,
        Optional<MainProcess> main,
        Optional<Stop> stop,
        Optional<Instant> killed,
        Optional<End> end,
        boolean alive,
        boolean retry,
        List<String> limitsNotApplied) {

    public Invocation {
        limitsNotApplied = List.copyOf(limitsNotApplied);
    }

    /** A main process: {@code pid} as the host sees it. */
    public record MainProcess(long pid, Instant since) {}

    /** A request to end that was made at an instant. */
    public record Stop(Instant at, StopCause cause) {}

    /** An end that was seen at an instant. */
    public record End(Instant at, ExitStatus status) {}
}
