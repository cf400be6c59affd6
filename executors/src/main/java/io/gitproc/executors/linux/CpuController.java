package io.gitproc.executors.linux;

import io.gitproc.model.unit.CpuQuota;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code CPUQuota=} of a cgroup: so many microseconds of processor time in each period. */
final class CpuController {
    private static final long PERIOD = 100_000;

    /** For a quota below 1 %: the kernel accepts none under a millisecond, and no period over a second. */
    private static final long LONG_PERIOD = 1_000_000;

    private static final int ONE_PERCENT = 100;
    private static final int WHOLE = 10_000;

    private final CgroupVersion version;

    CpuController(CgroupVersion version) {
        this.version = version;
    }

    /** Sets the limit and reads it back. Gives the cause when it does not hold afterwards. */
    Optional<String> apply(Path cgroup, Optional<CpuQuota> wanted) {
        try {
            long period = wanted.map(CpuController::period).orElse(PERIOD);
            Optional<Long> quota = wanted.map(share -> share.hundredths() * period / WHOLE);
            return switch (version) {
                case V1 -> applyV1(cgroup, quota, period);
                case V2 -> applyV2(cgroup, quota, period);
            };
        } catch (IOException e) {
            return Optional.of(Cause.words(e));
        }
    }

    private static long period(CpuQuota share) {
        return share.hundredths() < ONE_PERCENT ? LONG_PERIOD : PERIOD;
    }

    private static Optional<String> applyV1(Path cgroup, Optional<Long> quota, long period) throws IOException {
        String wanted = quota.map(Object::toString).orElse("-1");
        CgroupFile.write(cgroup.resolve("cpu.cfs_period_us"), Long.toString(period));
        CgroupFile.write(cgroup.resolve("cpu.cfs_quota_us"), wanted);
        return compare(wanted, CgroupFile.read(cgroup.resolve("cpu.cfs_quota_us")));
    }

    private static Optional<String> applyV2(Path cgroup, Optional<Long> quota, long period) throws IOException {
        String wanted = quota.map(Object::toString).orElse("max") + " " + period;
        CgroupFile.write(cgroup.resolve("cpu.max"), wanted);
        return compare(wanted, CgroupFile.read(cgroup.resolve("cpu.max")));
    }

    private static Optional<String> compare(String wanted, String applied) {
        return applied.equals(wanted) ? Optional.empty() : Optional.of("the kernel applied " + applied);
    }
}
