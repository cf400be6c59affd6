package io.gitproc.executors.linux;

import io.gitproc.executors.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code IOWeight=}. Each scheduler of block devices that is built into the kernel has a file and a scale of its own;
 * all that are there are set, as systemd does, since which of them counts is a matter of the device.
 */
final class IoWeight {
    private static final int USUAL = 100;
    private static final int BFQ_MAX = 1_000;
    private static final int WEIGHT_MAX = 10_000;
    private static final int CFQ_USUAL = 500;
    private static final int CFQ_MIN = 10;
    private static final int CFQ_MAX = 1_000;

    private IoWeight() {}

    static Optional<String> version1(Path cgroup, Limits limits) throws IOException {
        int weight = limits.ioWeight().orElse(USUAL);
        return setAll(cgroup.resolve("blkio.bfq.weight"), bfq(weight), cgroup.resolve("blkio.weight"), cfq(weight));
    }

    static Optional<String> version2(Path cgroup, Limits limits) throws IOException {
        int weight = limits.ioWeight().orElse(USUAL);
        return setAll(cgroup.resolve("io.bfq.weight"), bfq(weight), cgroup.resolve("io.weight"), weight);
    }

    private static Optional<String> setAll(Path bfq, int bfqWeight, Path other, int otherWeight) throws IOException {
        if (!Files.exists(bfq) && !Files.exists(other)) {
            throw new NoSuchFileException(other.toString());
        }
        Optional<String> failure = Files.exists(bfq) ? set(bfq, bfqWeight) : Optional.empty();
        return failure.isEmpty() && Files.exists(other) ? set(other, otherWeight) : failure;
    }

    /** Some of the files write {@code default} before the number that holds for every device. */
    private static Optional<String> set(Path file, int weight) throws IOException {
        CgroupFile.write(file, Integer.toString(weight));
        String applied = CgroupFile.lines(file).get(0).replaceFirst("^default ", "");
        return Knob.compare(Integer.toString(weight), applied);
    }

    /** 1 to 1000, where 100 is usual: the two halves of the scale are stretched each by itself. */
    static int bfq(int weight) {
        return weight <= USUAL ? weight : USUAL + (weight - USUAL) * (BFQ_MAX - USUAL) / (WEIGHT_MAX - USUAL);
    }

    /** 10 to 1000, where 500 is usual. */
    static int cfq(int weight) {
        return Math.min(CFQ_MAX, Math.max(CFQ_MIN, weight * CFQ_USUAL / USUAL));
    }
}
