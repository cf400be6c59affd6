package io.gitproc.reconciler.api;

import io.gitproc.executors.Resources;
import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Health;
import io.gitproc.model.plan.UnitState;
import io.gitproc.model.unit.Bytes;
import io.gitproc.reconciler.config.HostIdentity;
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
        return new UnitView(
                "web.service",
                "Pages",
                UnitState.RUNNING,
                Health.HEALTHY,
                Optional.of(new UnitView.HealthCheck(
                        true,
                        "HTTP 200",
                        OptionalInt.of(200),
                        "ok\u202e",
                        Duration.ofMillis(12),
                        NOW.minus(Duration.ofSeconds(7)),
                        NOW.minus(Duration.ofMinutes(12)),
                        0,
                        3,
                        0)),
                OptionalLong.of(4711),
                Optional.of(COMMIT),
                Optional.of(NOW.minus(Duration.ofMinutes(12))),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of("added in 3fa9c2d"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(resources()),
                List.of(),
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
        return new UnitView(
                "a-unit-with-a-very-long-name-that-no-column-takes.service",
                "",
                UnitState.CRASH_LOOP,
                Health.UNHEALTHY,
                Optional.of(new UnitView.HealthCheck(
                        false,
                        "HTTP 503",
                        OptionalInt.of(503),
                        "",
                        Duration.ofMillis(2),
                        NOW.minus(Duration.ofSeconds(2)),
                        NOW.minus(Duration.ofMinutes(1)),
                        2,
                        3,
                        4)),
                OptionalLong.empty(),
                Optional.of(COMMIT),
                Optional.of(NOW.minus(Duration.ofDays(3))),
                12,
                Optional.of(new UnitView.LastExit(
                        "exit 1", OptionalInt.of(1), Optional.empty(), NOW.minus(Duration.ofSeconds(40)))),
                Optional.of(NOW.plus(Duration.ofSeconds(37))),
                Optional.of("added in 3fa9c2d"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("12 failures, last: exit 1"),
                List.of(),
                "/var/log/gitproc/a.log");
    }

    /** Cannot start on this host. */
    public static UnitView unasserted() {
        return new UnitView(
                "gpu.service",
                "",
                UnitState.FAILED,
                Health.NONE,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.of(COMMIT),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("assert: AssertPathExists=/dev/gpu is not met"),
                List.of(),
                "/var/log/gitproc/gpu.log");
    }

    /** Was stopped by a person who means harm to terminals. */
    public static UnitView held() {
        return new UnitView(
                "db.service",
                "\u001b]0;owned\u0007",
                UnitState.HELD,
                Health.NONE,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.of(new UnitView.LastExit("SIGTERM", OptionalInt.empty(), Optional.of("SIGTERM"), NOW)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new UnitView.HoldView(
                        "bob",
                        "disk\u202e",
                        NOW.minus(Duration.ofDays(1)),
                        Optional.of(NOW.plus(Duration.ofHours(2))),
                        Optional.of(COMMIT.id()))),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of("db.service:2:1: error: no\n    help: yes"),
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
