package io.gitproc.executors.records;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.Resources;
import io.gitproc.model.unit.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What invocations use where no cgroup counts it: sums over the processes that {@code /proc} shows with their {@code
 * INVOCATION_ID}. One that took that out of its environment, or is hidden from us, is not in the sum; elsewhere than on Linux
 * there is no sum. Threads: any.
 *
 * @param proc {@code /proc}
 */
public record ProcessSums(Path proc) {
    private static final String VARIABLE = "INVOCATION_ID=";
    private static final int TICKS_A_SECOND = 100; // USER_HZ, proc(5): the same on every architecture that Java knows.
    private static final int KIBI = 1024;
    private static final List<Integer> TIMES = List.of(11, 12, 13, 14); // utime to cstime, counted after the name.

    /** Of those that have a process; one look at all processes, however many are asked for. */
    public SortedMap<InvocationKey, Resources> of(Collection<InvocationKey> keys) {
        Map<String, InvocationKey> byId =
                keys.stream().collect(Collectors.toMap(key -> key.id().value(), Function.identity()));
        SortedMap<InvocationKey, Sum> sums = new TreeMap<>();
        for (Path process : processes()) {
            id(process)
                    .flatMap(id -> Optional.ofNullable(byId.get(id)))
                    .ifPresent(key -> Sum.of(process).ifPresent(one -> sums.merge(key, one, Sum::plus)));
        }
        SortedMap<InvocationKey, Resources> resources = new TreeMap<>();
        sums.forEach((key, sum) -> resources.put(key, sum.resources()));
        return resources;
    }

    private List<Path> processes() {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, "[0-9]*")) {
            List<Path> found = new ArrayList<>();
            folders.forEach(found::add);
            return found;
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
    }

    private static Optional<String> id(Path process) {
        return text(process.resolve("environ")).stream()
                .flatMap(text -> Arrays.stream(text.split("\0")))
                .filter(variable -> variable.startsWith(VARIABLE))
                .map(variable -> variable.substring(VARIABLE.length()))
                .findFirst();
    }

    /** Empty when it has ended, or is another user's. */
    private static Optional<String> text(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private record Sum(long ticks, long kibibytes, long tasks) {
        /** Its own time, and that of its children that ended and were waited for. */
        static Optional<Sum> of(Path process) {
            return text(process.resolve("stat"))
                    .flatMap(stat -> text(process.resolve("status"))
                            .map(status -> new Sum(ticks(stat), field(status, "VmRSS:"), field(status, "Threads:"))));
        }

        private static long ticks(String stat) {
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(") ") + 2).split(" ", -1));
            return TIMES.stream()
                    .filter(place -> place < fields.size())
                    .mapToLong(place -> number(fields.get(place)))
                    .sum();
        }

        private static long field(String status, String name) {
            return status.lines()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> number(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        }

        private static long number(String text) {
            return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        }

        Sum plus(Sum other) {
            return new Sum(ticks + other.ticks, kibibytes + other.kibibytes, tasks + other.tasks);
        }

        Resources resources() {
            return Resources.ofProcesses(
                    Duration.ofMillis(ticks * (1000 / TICKS_A_SECOND)), new Bytes(kibibytes * KIBI), tasks);
        }
    }
}
