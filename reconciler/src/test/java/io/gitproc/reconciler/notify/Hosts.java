package io.gitproc.reconciler.notify;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.FailedUpdate;
import io.gitproc.model.plan.Health;
import io.gitproc.model.plan.UnitState;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.api.Sync;
import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.source.Frozen;
import io.gitproc.reconciler.source.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A host as a snapshot shows it, built word by word; immutable. */
record Hosts(List<UnitView> units, List<Snapshot.Notice> notices, String target, String applied, String healthy) {
    static final Instant NOW = Instant.parse("2026-11-22T20:36:01Z");
    static final String A = "a".repeat(40);
    static final String B = "b".repeat(40);

    /** At commit A, where it has come to. */
    static Hosts well() {
        return new Hosts(List.of(), List.of(), A, A, "");
    }

    Hosts with(String unit, UnitState state) {
        return with(view(unit, state, Health.NONE, Optional.empty()));
    }

    Hosts unhealthy(String unit) {
        return with(view(unit, UnitState.RUNNING, Health.UNHEALTHY, Optional.empty()));
    }

    /** As a daemon that has just started sees it. */
    Hosts unchecked(String unit) {
        return with(view(unit, UnitState.RUNNING, Health.UNKNOWN, Optional.empty()));
    }

    /** Its version of B failed, that of A runs. */
    Hosts back(String unit) {
        FailedUpdate failed =
                new FailedUpdate(UnitName.of(unit), new CommitId(B), new CommitId(A), "crashed 3 times, last: exit 1");
        return with(view(unit, UnitState.RUNNING, Health.NONE, Optional.of(failed)));
    }

    private Hosts with(UnitView unit) {
        List<UnitView> more = new ArrayList<>(units);
        more.add(unit);
        return new Hosts(more, notices, target, applied, healthy);
    }

    Hosts notice(String kind, String message) {
        List<Snapshot.Notice> more = new ArrayList<>(notices);
        more.add(new Snapshot.Notice(kind, message, ""));
        return new Hosts(units, more, target, applied, healthy);
    }

    Hosts at(String commit, String appliedCommit, String healthyCommit) {
        return new Hosts(units, notices, commit, appliedCommit, healthyCommit);
    }

    Snapshot snapshot() {
        return new Snapshot(
                NOW,
                true,
                Sync.SYNCED,
                true,
                revision(target),
                revision(target),
                revision(applied),
                revision(healthy),
                Frozen.none(),
                Optional.empty(),
                notices,
                units);
    }

    private static Optional<Revision> revision(String id) {
        return id.isEmpty() ? Optional.empty() : Optional.of(Revision.named(new CommitId(id)));
    }

    private static UnitView view(String name, UnitState state, Health health, Optional<FailedUpdate> failed) {
        return new UnitView(
                name + ".service",
                "",
                state,
                new UnitView.Run(
                        revision(A),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.of(new UnitView.LastExit("exit 1", OptionalInt.of(1), Optional.empty(), NOW)),
                        Optional.empty()),
                new UnitView.Checked(health, Optional.empty(), List.of()),
                new UnitView.Drift(Optional.empty(), failed, List.of()),
                Optional.empty(),
                List.of(),
                "/log");
    }
}
