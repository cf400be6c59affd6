package io.gitproc.reconciler.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One metric that is read off things when somebody asks.
 *
 * @param <T> what it is read off
 * @param name without the {@code _total} of a counter
 * @param points one for each combination of labels
 */
record Row<T>(Kind kind, String name, String help, Function<T, Stream<Point>> points) {
    private static final double NANO = 1e-9;

    /** How it may move. */
    enum Kind {
        /** Only up, but for a new beginning at 0. */
        COUNTER,
        GAUGE
    }

    /** One number. */
    record Point(Labels labels, double value) {}

    static <T> Row<T> gauge(String name, String help, Function<T, Stream<Point>> points) {
        return new Row<>(Kind.GAUGE, name, help, points);
    }

    static <T> Row<T> counter(String name, String help, Function<T, Stream<Point>> points) {
        return new Row<>(Kind.COUNTER, name, help, points);
    }

    /** As Prometheus has times. */
    static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() * NANO;
    }

    /** Empty where there is nothing to tell of. */
    Optional<MetricSnapshot> read(Stream<T> things) {
        Stream<Point> all = things.flatMap(points);
        return switch (kind) {
            case COUNTER -> counter(all);
            case GAUGE -> gauge(all);
        };
    }

    private Optional<MetricSnapshot> counter(Stream<Point> all) {
        var found = all.map(point -> CounterDataPointSnapshot.builder()
                        .labels(point.labels())
                        .value(point.value())
                        .build())
                .toList();
        CounterSnapshot.Builder metric = CounterSnapshot.builder().name(name).help(help);
        found.forEach(metric::dataPoint);
        return found.isEmpty() ? Optional.empty() : Optional.of(metric.build());
    }

    private Optional<MetricSnapshot> gauge(Stream<Point> all) {
        var found = all.map(point -> GaugeDataPointSnapshot.builder()
                        .labels(point.labels())
                        .value(point.value())
                        .build())
                .toList();
        GaugeSnapshot.Builder metric = GaugeSnapshot.builder().name(name).help(help);
        found.forEach(metric::dataPoint);
        return found.isEmpty() ? Optional.empty() : Optional.of(metric.build());
    }
}
