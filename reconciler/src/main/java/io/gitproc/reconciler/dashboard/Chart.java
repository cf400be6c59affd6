package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.UnitResources;
import io.gitproc.reconciler.api.UnitResources.Sample;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Kind;
import io.gitproc.reconciler.text.ByteSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * What was used over time, in a frame of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param newest in words
 * @param most the top of the frame, in words
 * @param points of the line, as SVG has them
 * @param marks where a commit was started or adjusted
 */
public record Chart(String title, String newest, String most, String points, List<Mark> marks, Stamp from, Stamp to) {
    static final int WIDTH = 600;
    static final int HEIGHT = 80;

    /** A commit, and how far from the left. */
    public record Mark(int x, String words) {}

    /** One value of a sample that has it. */
    private record Point(Instant at, double value) {}

    /** None until there is a line to draw. */
    static List<Chart> of(Optional<UnitResources> resources, List<Entry> entries, Times times) {
        List<Sample> samples = resources.map(UnitResources::recent).orElse(List.of());
        List<Chart> charts = new ArrayList<>();
        of("CPU", points(samples, Sample::cpuPercent), Usage::percent, entries, times)
                .ifPresent(charts::add);
        of("Memory", points(samples, Chart::memory), ByteSize::of, entries, times)
                .ifPresent(charts::add);
        return charts;
    }

    private static OptionalDouble memory(Sample sample) {
        return sample.memory()
                .map(bytes -> OptionalDouble.of((double) bytes.value()))
                .orElseGet(OptionalDouble::empty);
    }

    private static List<Point> points(List<Sample> samples, Function<Sample, OptionalDouble> value) {
        return samples.stream()
                .filter(sample -> value.apply(sample).isPresent())
                .map(sample -> new Point(sample.at(), value.apply(sample).getAsDouble()))
                .toList();
    }

    private static Optional<Chart> of(
            String title, List<Point> points, DoubleFunction<String> words, List<Entry> entries, Times times) {
        if (points.size() < 2) {
            return Optional.empty();
        }
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        double most = points.stream().mapToDouble(Point::value).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (Point point : points) {
            double y = most == 0 ? HEIGHT : HEIGHT - HEIGHT * point.value() / most;
            line.append(String.format(Locale.ROOT, "%d,%.1f ", x(point.at(), first.at(), last.at()), y));
        }
        return Optional.of(new Chart(
                title,
                words.apply(last.value()),
                words.apply(most),
                line.toString().strip(),
                marks(entries, first.at(), last.at()),
                times.at(first.at()),
                times.at(last.at())));
    }

    private static int x(Instant at, Instant from, Instant to) {
        long span = Math.max(1, Duration.between(from, to).toMillis());
        return (int) (WIDTH * Duration.between(from, at).toMillis() / span);
    }

    private static List<Mark> marks(List<Entry> entries, Instant from, Instant to) {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.START || entry.kind() == Kind.ADJUST)
                .filter(entry -> !entry.at().isBefore(from) && !entry.at().isAfter(to))
                .map(entry -> new Mark(x(entry.at(), from, to), entry.words()))
                .toList();
    }
}
