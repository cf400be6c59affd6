package io.gitproc.model.unit;

import java.util.Optional;

/**
 * How much time on the processors a unit may use, as a share of one processor.
 *
 * @param hundredths of a percent of one processor: 50% is 5000, two processors are 20000; at least 1
 */
public record CpuQuota(int hundredths) {
    public CpuQuota {
        if (hundredths < 1) {
            throw new IllegalArgumentException(
                    "a quota of " + hundredths + " hundredths of a percent lets nothing run");
        }
    }

    /** {@code 50%}, {@code 12.5%}, {@code 200%}; the percent sign is needed and zero is refused. */
    public static Optional<CpuQuota> parse(String text) {
        return Percent.parse(text)
                .filter(percent -> percent.hundredths() > 0)
                .map(percent -> new CpuQuota(percent.hundredths()));
    }

    @Override
    public String toString() {
        return new Percent(hundredths).toString();
    }
}
