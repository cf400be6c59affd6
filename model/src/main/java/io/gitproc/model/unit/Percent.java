package io.gitproc.model.unit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A percentage with at most two decimals.
 *
 * @param hundredths of a percent: 50% is 5000; 0 or more
 */
public record Percent(int hundredths) implements Comparable<Percent> {
    /** All of it. */
    public static final Percent WHOLE = new Percent(100_00);

    private static final int DIGITS_MAX = 10;

    /** {@code 50%}, {@code 12.5%}; empty for anything else, also for a number without a percent sign. */
    public static Optional<Percent> parse(String text) {
        if (!text.endsWith("%") || text.length() > DIGITS_MAX + "%.00".length()) {
            return Optional.empty();
        }
        String number = text.substring(0, text.length() - 1);
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String fraction = point < 0 ? "0" : number.substring(point + 1);
        return Ascii.isNumber(whole) && Ascii.isNumber(fraction) && fraction.length() <= 2
                ? hundredths(new BigDecimal(whole + "." + fraction))
                : Optional.empty();
    }

    private static Optional<Percent> hundredths(BigDecimal percent) {
        BigInteger hundredths = percent.movePointRight(2).toBigInteger();
        return hundredths.bitLength() < Integer.SIZE
                ? Optional.of(new Percent(hundredths.intValueExact()))
                : Optional.empty();
    }

    /** Whether it is above nothing and at most all. */
    boolean isPositiveShare() {
        return hundredths > 0 && compareTo(WHOLE) <= 0;
    }

    /** That share, rounded down. */
    public long of(long whole) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(hundredths))
                .divide(BigInteger.valueOf(WHOLE.hundredths))
                .longValueExact();
    }

    @Override
    public int compareTo(Percent other) {
        return Integer.compare(hundredths, other.hundredths);
    }

    /** Without needless zeros: {@code 12.5%}. */
    @Override
    public String toString() {
        return new BigDecimal(hundredths)
                        .movePointLeft(2)
                        .setScale(2, RoundingMode.UNNECESSARY)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
