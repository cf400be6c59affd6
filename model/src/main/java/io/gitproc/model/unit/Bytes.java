package io.gitproc.model.unit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A size in bytes.
 *
 * @param value 0 or more
 */
public record Bytes(long value) implements Comparable<Bytes> {
    /** The largest first; each is a power of 1024, the last one of 1024⁰. */
    private static final List<String> SUFFIXES = List.of("E", "P", "T", "G", "M", "K", "B", "");

    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int DIGITS_MAX = 20;

    public Bytes {
        if (value < 0) {
            throw new IllegalArgumentException("a size of " + value + " bytes is negative");
        }
    }

    /**
     * Sizes as systemd's {@code parse_size} reads them with base 1024: {@code 4096}, {@code 64M}, {@code 1.5G}, and
     * sums whose suffixes fall, {@code 1G 512M}.
     */
    public static Optional<Bytes> parse(String text) {
        return new Reader(text).read();
    }

    /** In the largest unit that leaves a whole number: {@code 64M}. */
    @Override
    public String toString() {
        for (int place = 0; place < SUFFIXES.size(); place++) {
            long factor = factor(place);
            if (value > 0 && factor > 1 && value % factor == 0) {
                return value / factor + SUFFIXES.get(place);
            }
        }
        return Long.toString(value);
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(value, other.value);
    }

    private static long factor(int place) {
        return 1L << (10 * Math.max(0, 6 - place));
    }

    /** Reads a sum of numbers with suffixes from left to right. */
    private static final class Reader {
        private final String text;
        private int index;
        private int firstSuffix;

        Reader(String text) {
            this.text = text;
        }

        Optional<Bytes> read() {
            BigInteger sum = BigInteger.ZERO;
            do {
                Optional<BigInteger> term = term();
                if (term.isEmpty()) {
                    return Optional.empty();
                }
                sum = sum.add(term.get());
            } while (index < text.length());
            return sum.compareTo(MAX) <= 0 ? Optional.of(new Bytes(sum.longValueExact())) : Optional.empty();
        }

        private Optional<BigInteger> term() {
            index = Blank.skip(text, index);
            String whole = digits();
            boolean hasPoint = text.startsWith(".", index);
            index += hasPoint ? 1 : 0;
            String fraction = hasPoint ? digits() : "";
            index = Blank.skip(text, index);
            int place = suffix();
            return whole.isEmpty() || place < 0 || whole.length() > DIGITS_MAX || fraction.length() > DIGITS_MAX
                    ? Optional.empty()
                    : Optional.of(scaled(whole + "." + fraction + "0", place));
        }

        private static BigInteger scaled(String number, int place) {
            return new BigDecimal(number)
                    .multiply(BigDecimal.valueOf(factor(place)))
                    .toBigInteger();
        }

        private String digits() {
            int from = index;
            index = Ascii.skipDigits(text, index);
            return text.substring(from, index);
        }

        /** Its place in the list, or -1 for one that is unknown or not smaller than the one before. */
        private int suffix() {
            for (int place = firstSuffix; place < SUFFIXES.size(); place++) {
                if (text.startsWith(SUFFIXES.get(place), index)) {
                    index += SUFFIXES.get(place).length();
                    firstSuffix = place + 1;
                    return place;
                }
            }
            return -1;
        }
    }
}
