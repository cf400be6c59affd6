package io.gitproc.executors.linux;

import io.gitproc.executors.Resources;
import io.gitproc.model.unit.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the controllers count of one cgroup and all below it. Reads small files and changes nothing; a cgroup that goes away
 * meanwhile counts nothing any more.
 *
 * <p>Threads: any.
 *
 * @param cgroup where the cgroup is in a hierarchy
 */
record Accounting(CgroupLayout layout, Function<Hierarchy, Path> cgroup) {
    private static final int NANOS_A_MICRO = 1000;

    Resources read() {
        return new Resources(
                cpu(),
                memory("memory.usage_in_bytes", "memory.current"),
                cache(),
                memory("memory.max_usage_in_bytes", "memory.peak"), // The peak from Linux 5.19.
                memory("memory.limit_in_bytes", "memory.max"),
                io("Read", "rbytes="),
                io("Write", "wbytes="),
                tasks());
    }

    /** Every cgroup of version 2 counts it, whatever controllers it has; version 1 has a hierarchy for it. */
    private Optional<Duration> cpu() {
        return layout.accounting().flatMap(hierarchy -> switch (hierarchy.version()) {
            case V1 -> number(file(hierarchy, "cpuacct.usage")).map(Duration::ofNanos);
            case V2 ->
                statistic(file(hierarchy, "cpu.stat"), "usage_usec")
                        .map(micros -> Duration.ofNanos(micros * NANOS_A_MICRO));
        });
    }

    private Optional<Bytes> memory(String version1, String version2) {
        return layout.limiting(Controller.MEMORY)
                .flatMap(hierarchy -> MemoryUsage.bytes(file(hierarchy, version1, version2)));
    }

    private Optional<Bytes> cache() {
        return layout.limiting(Controller.MEMORY)
                .flatMap(hierarchy -> statistic(
                        file(hierarchy, "memory.stat"),
                        switch (hierarchy.version()) {
                            case V1 -> "total_inactive_file";
                            case V2 -> "inactive_file";
                        }))
                .map(Bytes::new);
    }

    private Optional<Bytes> io(String version1, String version2) {
        return layout.limiting(Controller.IO).flatMap(hierarchy -> {
            Path file = file(hierarchy, "blkio.throttle.io_service_bytes_recursive", "io.stat");
            return lines(file).map(lines -> switch (hierarchy.version()) {
                case V1 -> sumAfter(lines, version1);
                case V2 -> sum(lines, version2);
            });
        });
    }

    /** Of lines such as {@code 8:0 Read 4096}. */
    private static Bytes sumAfter(List<String> lines, String kind) {
        return sum(lines.stream()
                .map(line -> line.split(" ", -1))
                .filter(fields -> fields.length == 3 && fields[1].equals(kind))
                .map(fields -> fields[2]));
    }

    /** Of lines such as {@code 8:0 rbytes=4096 wbytes=0 rios=1}. */
    private static Bytes sum(List<String> lines, String key) {
        return sum(lines.stream()
                .flatMap(line -> Stream.of(line.split(" ", -1)))
                .filter(field -> field.startsWith(key))
                .map(field -> field.substring(key.length())));
    }

    private static Bytes sum(Stream<String> numbers) {
        return new Bytes(
                numbers.filter(CgroupFile::isNumber).mapToLong(Long::parseLong).sum());
    }

    /** Where nothing limits them every cgroup still lists them, but not those of cgroups below it. */
    private OptionalLong tasks() {
        return layout.limiting(Controller.PIDS)
                .flatMap(hierarchy -> number(file(hierarchy, "pids.current")))
                .or(this::listedTasks)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private Optional<Long> listedTasks() {
        return lines(file(layout.tracking(), "tasks", "cgroup.threads")).map(lines -> (long) lines.size());
    }

    private Path file(Hierarchy hierarchy, String name) {
        return file(hierarchy, name, name);
    }

    private Path file(Hierarchy hierarchy, String version1, String version2) {
        return cgroup.apply(hierarchy)
                .resolve(
                        switch (hierarchy.version()) {
                            case V1 -> version1;
                            case V2 -> version2;
                        });
    }

    private static Optional<Long> number(Path file) {
        return lines(file)
                .flatMap(lines -> lines.stream().findFirst())
                .filter(CgroupFile::isNumber)
                .map(Long::valueOf);
    }

    private static Optional<Long> statistic(Path file, String name) {
        return lines(file)
                .flatMap(lines ->
                        CgroupFile.statistic(lines, name).stream().boxed().findFirst());
    }

    /** Empty when there is no such file, or no such cgroup any more. */
    private static Optional<List<String>> lines(Path file) {
        try {
            return Optional.of(CgroupFile.lines(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
