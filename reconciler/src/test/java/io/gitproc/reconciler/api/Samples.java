package io.gitproc.reconciler.api;

import io.gitproc.executors.Resources;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Health;
import io.gitproc.model.plan.UnitState;
import io.gitproc.model.unit.Bytes;
import io.gitproc.reconciler.config.HostIdentity;
import io.gitproc.reconciler.health.Answer;
import io.gitproc.reconciler.health.Verdict;
import io.gitproc.reconciler.source.Freeze;
import io.gitproc.reconciler.source.Frozen;
import io.gitproc.reconciler.source.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;

/** What a daemon might show at one instant. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-22T20:36:01Z");

    public static final Revision COMMIT = new Revision(
            new CommitId("3fa9c2d0000000000000000000000000000000aa"),
            "Alice",
            "Give the pages a longer timeout",
            NOW.minus(Duration.ofHours(2)));

    public static final Program PROGRAM =
            new Program("1.2", 99, new HostIdentity("web1", new TreeSet<>(List.of("eu", "web")), "7f"));

    private Samples() {}

    /** Runs well. */
    public static UnitView running() {
        UnitView.HealthCheck well = new UnitView.HealthCheck(
                true,
                "HTTP 200",
                OptionalInt.of(200),
                "ok\u202e",
                Duration.ofMillis(12),
                NOW.minus(Duration.ofSeconds(7)),
                NOW.minus(Duration.ofMinutes(12)),
                0,
                3,
                0);
        return new UnitView(
                "web.service",
                "Pages",
                UnitState.RUNNING,
                new UnitView.Run(
                        Optional.of(COMMIT),
                        OptionalLong.of(4711),
                        Optional.of(NOW.minus(Duration.ofMinutes(12))),
                        Optional.of("added in 3fa9c2d"),
                        0,
                        Optional.empty(),
                        Optional.empty()),
                new UnitView.Checked(Health.HEALTHY, Optional.of(well), List.of()),
                UnitView.Drift.none(),
                Optional.of(resources()),
                List.of(),
                "/var/log/gitproc/web.log");
    }

    /** Half a processor, and half of 128 MiB. */
    public static UnitResources resources() {
        Optional<Bytes> memory = Optional.of(new Bytes(64L << 20));
        return new UnitResources(
                NOW,
                new Resources(
                        Optional.of(Duration.ofSeconds(90)),
                        memory,
                        Optional.of(new Bytes(4L << 20)),
                        Optional.of(new Bytes(100L << 20)),
                        Optional.of(new Bytes(128L << 20)),
                        Optional.of(new Bytes(4096)),
                        Optional.of(new Bytes(3 << 20)),
                        OptionalLong.of(7)),
                OptionalDouble.of(50.04),
                List.of(
                        new UnitResources.Sample(NOW.minusSeconds(10), OptionalDouble.empty(), memory),
                        new UnitResources.Sample(NOW, OptionalDouble.of(50.04), memory)));
    }

    /** Fails again and again. */
    public static UnitView failing() {
        UnitView.HealthCheck unwell = new UnitView.HealthCheck(
                false,
                "HTTP 503",
                OptionalInt.of(503),
                "",
                Duration.ofMillis(2),
                NOW.minus(Duration.ofSeconds(2)),
                NOW.minus(Duration.ofMinutes(1)),
                2,
                3,
                4);
        return new UnitView(
                "a-unit-with-a-very-long-name-that-no-column-takes.service",
                "",
                UnitState.CRASH_LOOP,
                new UnitView.Run(
                        Optional.of(COMMIT),
                        OptionalLong.empty(),
                        Optional.of(NOW.minus(Duration.ofDays(3))),
                        Optional.of("added in 3fa9c2d"),
                        12,
                        Optional.of(new UnitView.LastExit(
                                "exit 1", OptionalInt.of(1), Optional.empty(), NOW.minus(Duration.ofSeconds(40)))),
                        Optional.of(NOW.plus(Duration.ofSeconds(37)))),
                new UnitView.Checked(
                        Health.UNHEALTHY,
                        Optional.of(unwell),
                        List.of(new Answer(NOW.minus(Duration.ofSeconds(2)), Verdict.failed("HTTP 503")))),
                UnitView.Drift.none(),
                Optional.empty(),
                List.of("12 failures, last: exit 1"),
                "/var/log/gitproc/a.log");
    }

    /** Cannot start on this host. */
    public static UnitView unasserted() {
        return new UnitView(
                "gpu.service",
                "",
                UnitState.FAILED,
                notStarted(Optional.of(COMMIT), Optional.empty()),
                new UnitView.Checked(Health.NONE, Optional.empty(), List.of()),
                UnitView.Drift.none(),
                Optional.empty(),
                List.of("assert: AssertPathExists=/dev/gpu is not met"),
                "/var/log/gitproc/gpu.log");
    }

    private static UnitView.Run notStarted(Optional<Revision> commit, Optional<UnitView.LastExit> lastExit) {
        return new UnitView.Run(
                commit, OptionalLong.empty(), Optional.empty(), Optional.empty(), 0, lastExit, Optional.empty());
    }

    /** Was stopped by a person who means harm to terminals. */
    public static UnitView held() {
        UnitView.HoldView hold = new UnitView.HoldView(
                "bob",
                "disk\u202e",
                NOW.minus(Duration.ofDays(1)),
                Optional.of(NOW.plus(Duration.ofHours(2))),
                Optional.of(COMMIT.id()));
        return new UnitView(
                "db.service",
                "\u001b]0;owned\u0007",
                UnitState.HELD,
                notStarted(
                        Optional.empty(),
                        Optional.of(
                                new UnitView.LastExit("SIGTERM", OptionalInt.empty(), Optional.of("SIGTERM"), NOW))),
                new UnitView.Checked(Health.NONE, Optional.empty(), List.of()),
                new UnitView.Drift(
                        Optional.of(hold), Optional.empty(), List.of("db.service:2:1: error: no\n    help: yes")),
                Optional.empty(),
                List.of(),
                "/var/log/gitproc/db.log");
    }

    /** With these units, and nothing loud. */
    public static Snapshot calm(UnitView... units) {
        return new Snapshot(
                NOW,
                true,
                Sync.SYNCED,
                true,
                Optional.of(COMMIT),
                Optional.of(COMMIT),
                Optional.of(COMMIT),
                Optional.of(COMMIT),
                Frozen.none(),
                Optional.empty(),
                List.of(),
                List.of(units));
    }

    /** With all units, rolled back. */
    public static Snapshot loud() {
        return new Snapshot(
                NOW,
                true,
                Sync.ROLLED_BACK,
                false,
                Optional.empty(),
                Optional.of(COMMIT),
                Optional.empty(),
                Optional.empty(),
                new Frozen(
                        List.of(new Freeze(
                                Freeze.Kind.PAUSED,
                                "carol (as root)",
                                "",
                                NOW.minus(Duration.ofMinutes(5)),
                                Optional.of(NOW.plus(Duration.ofHours(1))))),
                        2),
                Optional.empty(),
                List.of(
                        new Snapshot.Notice("rolled-back", "rolled back to 3fa9c2d by bob", "to leave: gitproc sync"),
                        new Snapshot.Notice("held", "db.service is held\u001b[2J", "")),
                List.of(failing(), held(), running()));
    }
}
