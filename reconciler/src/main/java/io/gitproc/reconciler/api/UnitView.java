package io.gitproc.reconciler.api;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.FailedUpdate;
import io.gitproc.model.plan.Health;
import io.gitproc.model.plan.UnitState;
import io.gitproc.reconciler.health.Answer;
import io.gitproc.reconciler.source.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One unit, as it is shown.
 *
 * @param name with its suffix
 * @param timer when it is started on time, if it is
 * @param resources what it used when somebody last wanted to know
 * @param notes what people should know, each a clause: {@code waits for db.service}, {@code limit not applied: …}
 * @param log the file that holds its output
 */
public record UnitView(
        String name,
        String description,
        UnitState state,
        Run run,
        Checked health,
        Drift drift,
        Optional<Timer> timer,
        Optional<UnitResources> resources,
        List<String> notes,
        String log) {

    public UnitView {
        notes = List.copyOf(notes);
    }

    /** One without a timer. */
    public UnitView(
            String name,
            String description,
            UnitState state,
            Run run,
            Checked health,
            Drift drift,
            Optional<UnitResources> resources,
            List<String> notes,
            String log) {
        this(name, description, state, run, health, drift, Optional.empty(), resources, notes, log);
    }

    UnitView with(Optional<UnitResources> used) {
        return new UnitView(name, description, state, run, health, drift, timer, used, notes, log);
    }

    /**
     * Its newest process.
     *
     * @param commit the commit it was started from; while it never ran, the commit it would be started from
     * @param pid of the main process
     * @param since when the state's process started or ended; while neither is known, when the state was first seen
     * @param reason why the newest process was started: {@code added in 3fa9c2d}
     * @param restarts automatic restarts since a person or a commit last started it
     * @param lastExit how the previous process ended
     * @param nextTry when it starts again by itself
     */
    public record Run(
            Optional<Revision> commit,
            OptionalLong pid,
            Optional<Instant> since,
            Optional<String> reason,
            int restarts,
            Optional<LastExit> lastExit,
            Optional<Instant> nextTry) {}

    /**
     * When it is started on time.
     *
     * @param occasions for people, each a clause: {@code at *-*-* 02:00:00}
     * @param next as far as is known; none while it is held
     * @param last the newest slot that is dealt with
     */
    public record Timer(List<String> occasions, Optional<Instant> next, Optional<Instant> last) {
        public Timer {
            occasions = List.copyOf(occasions);
        }
    }

    /**
     * Whether it is well.
     *
     * @param newest answer to its health check, of the process that runs or was stopped for it
     * @param recent answers, of processes before it too; oldest first
     */
    public record Checked(Health verdict, Optional<HealthCheck> newest, List<Answer> recent) {
        public Checked {
            recent = List.copyOf(recent);
        }
    }

    /**
     * What stands between it and what Git says.
     *
     * @param hold the hold on it
     * @param failedUpdate its new version, when that failed and the old one runs on
     * @param errors the diagnostics of a rejected file, each whole
     */
    public record Drift(Optional<HoldView> hold, Optional<FailedUpdate> failedUpdate, List<String> errors) {
        public Drift {
            errors = List.copyOf(errors);
        }

        public static Drift none() {
            return new Drift(Optional.empty(), Optional.empty(), List.of());
        }
    }

    /**
     * How a process ended.
     *
     * @param cause for people: {@code exit 1}, {@code SIGSEGV}, {@code health}, {@code replaced by 3fa9c2}
     * @param signal its name, such as {@code SIGTERM}
     */
    public record LastExit(String cause, OptionalInt code, Optional<String> signal, Instant at) {}

    /**
     * An answer to a health check.
     *
     * @param answer for people: {@code HTTP 200}, {@code connection refused}
     * @param code the status of HTTP, or the exit code of a command
     * @param body the begin of what the service said, on one line; may be empty
     * @param since when the unbroken row of answers with this result began
     * @param failuresInRow those that count
     * @param retries so many of them restart the unit
     * @param skipped checks that were due while the one before was still under way
     */
    public record HealthCheck(
            boolean passed,
            String answer,
            OptionalInt code,
            String body,
            Duration latency,
            Instant at,
            Instant since,
            int failuresInRow,
            int retries,
            long skipped) {}

    /**
     * Who keeps a unit stopped, why and since when.
     *
     * @param until when it ends by itself; empty: when somebody ends it
     * @param commit the target when it was said, when that is known
     */
    public record HoldView(
            String by, String reason, Instant since, Optional<Instant> until, Optional<CommitId> commit) {}
}
