package io.gitproc.reconciler.metrics;

import io.gitproc.executors.Resources;
import io.gitproc.model.plan.Health;
import io.gitproc.model.unit.Bytes;
import io.gitproc.reconciler.api.UnitResources;
import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.metrics.Row.Point;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is told of each unit. Labels are its name and its state: a commit, a message or a cause would never end. */
final class UnitRows {
    private static final String UNIT = "unit";
    private static final double NANO = 1e-9;

    static final List<Row<UnitView>> ALL = List.of(
            Row.gauge(
                    "gitproc_unit_state",
                    "1 for the state that the unit is in; the others are not told.",
                    unit -> Stream.of(new Point(
                            Labels.of(UNIT, unit.name(), "state", unit.state().word()), 1))),
            Row.gauge(
                    "gitproc_unit_healthy",
                    "Whether the health check passes; nothing while that is not known, or there is none.",
                    unit -> one(unit, healthy(unit.health().verdict()))),
            Row.counter(
                    "gitproc_unit_restarts",
                    "Automatic restarts since a person or a commit last started the unit.",
                    unit -> one(unit, Optional.of((double) unit.run().restarts()))),
            Row.gauge(
                    "gitproc_unit_start_time_seconds",
                    "When the main process was started.",
                    unit -> one(
                            unit,
                            unit.run()
                                    .since()
                                    .filter(since -> unit.run().pid().isPresent())
                                    .map(Row::seconds))),
            Row.gauge(
                    "gitproc_unit_last_exit_time_seconds",
                    "When a process of the unit last ended.",
                    unit -> one(unit, unit.run().lastExit().map(exit -> Row.seconds(exit.at())))),
            Row.gauge(
                    "gitproc_unit_hold_start_time_seconds",
                    "Since when a person keeps the unit stopped.",
                    unit -> one(unit, unit.drift().hold().map(hold -> Row.seconds(hold.since())))),
            Row.counter(
                    "gitproc_unit_cpu_seconds",
                    "Processor time of the processes that run.",
                    unit -> used(unit, used -> used.cpu().map(time -> time.toNanos() * NANO))),
            bytes("gitproc_unit_memory_bytes", "Memory in use, with the page cache.", Resources::memory),
            bytes(
                    "gitproc_unit_memory_working_set_bytes",
                    "Memory in use that the kernel cannot simply take back.",
                    Resources::memoryWorkingSet),
            bytes("gitproc_unit_memory_peak_bytes", "The most memory that was in use.", Resources::memoryPeak),
            bytes("gitproc_unit_memory_limit_bytes", "The limit that the kernel enforces.", Resources::memoryMax),
            Row.gauge(
                    "gitproc_unit_tasks",
                    "Processes and threads.",
                    unit -> used(
                            unit,
                            used -> used.tasks().stream()
                                    .mapToObj(Double::valueOf)
                                    .findFirst())),
            Row.counter("gitproc_unit_io_read_bytes", "Bytes that were read from disks.", io(Resources::ioRead)),
            Row.counter(
                    "gitproc_unit_io_written_bytes", "Bytes that were written to disks.", io(Resources::ioWritten)));

    private UnitRows() {}

    private static Row<UnitView> bytes(String name, String help, Function<Resources, Optional<Bytes>> size) {
        return Row.gauge(name, help, io(size));
    }

    private static Function<UnitView, Stream<Point>> io(Function<Resources, Optional<Bytes>> size) {
        return unit -> used(unit, used -> size.apply(used).map(bytes -> (double) bytes.value()));
    }

    private static Stream<Point> used(UnitView unit, Function<Resources, Optional<Double>> amount) {
        return one(unit, unit.resources().map(UnitResources::used).flatMap(amount));
    }

    private static Stream<Point> one(UnitView unit, Optional<Double> value) {
        return value.map(number -> new Point(Labels.of(UNIT, unit.name()), number)).stream();
    }

    private static Optional<Double> healthy(Health health) {
        return switch (health) {
            case HEALTHY -> Optional.of(1.0);
            case UNHEALTHY -> Optional.of(0.0);
            case NONE, UNKNOWN, STARTING -> Optional.empty();
        };
    }
}
