package io.gitproc.reconciler.notify;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Health;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.source.Revision;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What of a snapshot is not as it should be. Pure. */
final class Conditions {
    private final Snapshot snapshot;
    private final SortedMap<String, Condition> found = new TreeMap<>();

    private Conditions(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** By their keys. */
    static SortedMap<String, Condition> of(Snapshot snapshot) {
        Conditions conditions = new Conditions(snapshot);
        snapshot.notices().forEach(conditions::notice);
        snapshot.units().forEach(conditions::unit);
        return conditions.found;
    }

    /**
     * Whether it may still last: a daemon that has just started does not know yet how a unit is that was checked before.
     *
     * @param before what was told
     */
    static boolean isUnsure(Condition before, Snapshot snapshot) {
        return before.topic() == Topic.UNIT_UNHEALTHY
                && before.unit()
                        .flatMap(snapshot::unit)
                        .filter(unit -> unit.health().verdict() == Health.UNKNOWN
                                || unit.health().verdict() == Health.STARTING)
                        .isPresent();
    }

    /** Of refused commits each is one; what else is told of the host is one, however its words change. */
    private void notice(Snapshot.Notice notice) {
        Topic.ofNotice(notice.kind()).ifPresent(topic -> {
            boolean isOfACommit = topic == Topic.COMMIT_REFUSED;
            add(new Condition(
                    isOfACommit ? topic.word() + " " + notice.message() : topic.word(),
                    topic,
                    Optional.empty(),
                    isOfACommit ? id(snapshot.head()) : id(snapshot.target()),
                    notice.message(),
                    notice.hint()));
        });
    }

    /** A unit is one thing that is wrong, however: it fails in turns of a check, an end and a wait. */
    private void unit(UnitView unit) {
        switch (unit.state()) {
            case FAILED, CRASH_LOOP ->
                about(unit, "", Topic.UNIT_FAILED, unit.state().word() + cause(unit));
            case REJECTED -> about(unit, "rejected ", Topic.UNIT_REJECTED, "rejected" + notes(unit));
            case RUNNING, STARTING, STOPPING, STOPPED, EXITED, SCHEDULED, BACKOFF, HELD, WAITING -> running(unit);
        }
        if (!unit.drift().errors().isEmpty() && !found.containsKey("rejected " + unit.name())) {
            about(unit, "rejected ", Topic.UNIT_REJECTED, "rejected in its newest version" + notes(unit));
        }
        unit.drift()
                .failedUpdate()
                .ifPresent(failed -> about(
                        unit,
                        "update ",
                        Topic.UPDATE_FAILED,
                        "its version of " + failed.bad().brief() + " " + failed.cause() + "; that of "
                                + failed.good().brief() + " is back"));
    }

    private void running(UnitView unit) {
        if (unit.health().verdict() == Health.UNHEALTHY) {
            String answer =
                    unit.health().newest().map(check -> ": " + check.answer()).orElse("");
            about(unit, "", Topic.UNIT_UNHEALTHY, "its health check fails" + answer);
        }
    }

    private static String cause(UnitView unit) {
        return unit.run().lastExit().map(exit -> ", last: " + exit.cause()).orElse("");
    }

    private static String notes(UnitView unit) {
        return unit.notes().isEmpty() ? "" : ": " + String.join(", ", unit.notes());
    }

    private void about(UnitView unit, String aspect, Topic topic, String words) {
        add(new Condition(
                aspect + unit.name(),
                topic,
                Optional.of(unit.name()),
                id(unit.run().commit()),
                unit.name() + ": " + words,
                "see: gitproc status " + unit.name()));
    }

    private void add(Condition condition) {
        found.put(condition.key(), condition);
    }

    private static Optional<CommitId> id(Optional<Revision> revision) {
        return revision.map(Revision::id);
    }
}
