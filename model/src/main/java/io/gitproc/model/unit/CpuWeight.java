package io.gitproc.model.unit;

import java.util.Optional;

/**
 * The share of the processors that a unit gets when they are short: {@code CPUWeight=} of systemd.resource-control(5).
 *
 * @param value 1 to 10000, where 100 is what every other unit has; 0 for {@code idle}: only what nobody else wants
 */
public record CpuWeight(int value) {
    static final int MIN = 1;
    static final int MAX = 10_000;
    private static final String WORD = "idle";
    static final CpuWeight IDLE = new CpuWeight(0);

    static Optional<CpuWeight> parse(String text) {
        return text.equals(WORD)
                ? Optional.of(IDLE)
                : Numbers.between(MIN, MAX, text).map(CpuWeight::new);
    }

    public boolean isIdle() {
        return value == 0;
    }

    @Override
    public String toString() {
        return isIdle() ? WORD : Integer.toString(value);
    }
}
