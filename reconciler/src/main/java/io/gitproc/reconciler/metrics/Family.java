package io.gitproc.reconciler.metrics;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.List;

/**
 * Counters that differ in labels alone. The registry has no labels, so that they are the end of a name there: {@code
 * gitproc.actions.start.done}.
 */
enum Family {
    ACTIONS(
            "gitproc.actions.",
            "Actions that were tried, by kind and by whether the host did them.",
            "action",
            "result"),
    PROBES("gitproc.probes.", "Health checks, by how they ended.", "result"),
    FETCHES("gitproc.fetches.", "Fetches from the remote, by how they ended.", "result");

    private static final String SEPARATOR = ".";

    private final String prefix;
    private final String help;
    private final String labels;

    Family(String prefix, String help, String... labels) {
        this.prefix = prefix;
        this.help = help;
        this.labels = String.join(SEPARATOR, labels);
    }

    /** The name in the registry. No value has a dot in it. */
    String member(String... values) {
        return prefix + String.join(SEPARATOR, values);
    }

    static boolean isMember(String name) {
        return Arrays.stream(values()).anyMatch(family -> name.startsWith(family.prefix));
    }

    CounterSnapshot read(MetricRegistry registry) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name(prefix.substring(0, prefix.length() - 1).replace('.', '_'))
                .help(help);
        registry.getCounters((name, metric) -> name.startsWith(prefix))
                .forEach((name, count) -> counter.dataPoint(point(name, count)));
        return counter.build();
    }

    private CounterDataPointSnapshot point(String name, Counter count) {
        List<String> values = List.of(name.substring(prefix.length()).split("\\.", -1));
        return CounterDataPointSnapshot.builder()
                .labels(Labels.of(List.of(labels.split("\\.", -1)), values))
                .value((double) count.getCount())
                .build();
    }
}
