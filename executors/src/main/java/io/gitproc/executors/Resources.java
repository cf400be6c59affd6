package io.gitproc.executors;

import io.gitproc.model.unit.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an invocation uses now. What nothing on this host counts is empty, never 0.
 *
 * @param cpu processor time of all its processes since it began, those that have ended included where a cgroup counts
 * @param memory as systemd's {@code MemoryCurrent}: with the page cache, since that is what the limit is compared with; where
 *     no cgroup counts, the sum of what is resident, in which a shared page counts for each who shares it
 * @param memoryCache the part of it that the kernel takes back first: files that nobody has read for a while. What is above
 *     that is what a limit can run out of
 * @param memoryPeak the most that {@code memory} ever was
 * @param memoryMax the limit that the kernel has now
 * @param ioRead bytes that were read from disks, not from the cache
 * @param ioWritten bytes that went to disks
 * @param tasks processes and threads
 */
public record Resources(
        Optional<Duration> cpu,
        Optional<Bytes> memory,
        Optional<Bytes> memoryCache,
        Optional<Bytes> memoryPeak,
        Optional<Bytes> memoryMax,
        Optional<Bytes> ioRead,
        Optional<Bytes> ioWritten,
        OptionalLong tasks) {

    /** Where nothing is counted. */
    public static Resources none() {
        return new Resources(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    /** Where only processes can be asked, and not what holds them. */
    public static Resources ofProcesses(Duration cpu, Bytes resident, long tasks) {
        return new Resources(
                Optional.of(cpu),
                Optional.of(resident),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(tasks));
    }

    /** The memory that cannot simply be taken back; empty where it is not known how much that is. */
    public Optional<Bytes> memoryWorkingSet() {
        return memory.flatMap(all -> memoryCache.map(cache -> new Bytes(Math.max(0, all.value() - cache.value()))));
    }
}
