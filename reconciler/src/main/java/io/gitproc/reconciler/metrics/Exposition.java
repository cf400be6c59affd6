package io.gitproc.reconciler.metrics;

import io.gitproc.reconciler.api.Scrape;
import io.gitproc.reconciler.api.Snapshot;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * What is measured, as Prometheus and OpenMetrics write it: the daemon's own work, the JVM, and a snapshot.
 *
 * <p>Made when somebody asks first: a daemon that nobody scrapes loads none of it. Threads: any.
 */
public final class Exposition {
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Work work;
    private final String version;

    /** @param version of GitProc */
    public Exposition(Work work, String version) {
        this.work = work;
        this.version = version;
        registry.register(new DropwizardExports(work.registry(), (name, metric) -> !Family.isMember(name)));
        JvmMemoryMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmRuntimeInfoMetric.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }

    /** With what the snapshot shows. */
    public Scrape of(Snapshot snapshot) {
        MetricSnapshots metrics =
                new MetricSnapshots(Stream.of(registry.scrape().stream(), ofWork(), ofHost(snapshot), ofUnits(snapshot))
                        .flatMap(part -> part)
                        .toList());
        return accept -> page(formats.findWriter(accept), metrics);
    }

    private Stream<MetricSnapshot> ofWork() {
        InfoSnapshot build = InfoSnapshot.builder()
                .name("gitproc_build")
                .help("Which GitProc this is.")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(Labels.of("version", version))
                        .build())
                .build();
        return Stream.concat(Stream.of(build), Stream.of(Family.values()).map(family -> family.read(work.registry())));
    }

    private static Stream<MetricSnapshot> ofHost(Snapshot snapshot) {
        return HostRows.ALL.stream().flatMap(row -> row.read(Stream.of(snapshot)).stream());
    }

    private static Stream<MetricSnapshot> ofUnits(Snapshot snapshot) {
        return UnitRows.ALL.stream().flatMap(row -> row.read(snapshot.units().stream()).stream());
    }

    private static Scrape.Page page(ExpositionFormatWriter writer, MetricSnapshots metrics) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer.write(text, metrics);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return new Scrape.Page(writer.getContentType(), text.toString(StandardCharsets.UTF_8));
    }
}
