package io.gitproc.model.unit;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Time spans as in systemd.time(7): {@code 90}, {@code 1min 30s}, {@code 1.5h}, {@code infinity}. A number without a
 * unit counts seconds. What is below a microsecond is cut off.
 */
public final class TimeSpan {
    /**
     * No end. More than any finite span that can be written (584,542 years), and still small enough to be added to an
     * {@link java.time.Instant} of our days.
     */
    public static final Duration INFINITY = Duration.ofMillis(Long.MAX_VALUE);

    private static final String WORD = "infinity";
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;
    private static final long MONTH = 2_629_800 * SECOND;
    private static final long YEAR = 31_557_600 * SECOND;
    /** 2⁶⁴ - 1 microseconds are systemd's infinity. */
    private static final BigInteger TOO_LONG =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    /** In the order in which systemd tries them: the first that the text begins with is meant. */
    private static final List<Unit> UNITS = List.of(
            new Unit(SECOND, "seconds", "second", "sec", "s"),
            new Unit(MINUTE, "minutes", "minute", "min"),
            new Unit(MONTH, "months", "month", "M"),
            new Unit(1000, "msec", "ms"),
            new Unit(MINUTE, "m"),
            new Unit(HOUR, "hours", "hour", "hr", "h"),
            new Unit(DAY, "days", "day", "d"),
            new Unit(WEEK, "weeks", "week", "w"),
            new Unit(YEAR, "years", "year", "y"),
            new Unit(1, "usec", "us", "\u03bcs", "\u00b5s"));

    /** The longest first. */
    private static final List<Unit> FORMAT = List.of(
            new Unit(YEAR, "y"),
            new Unit(MONTH, "month"),
            new Unit(WEEK, "w"),
            new Unit(DAY, "d"),
            new Unit(HOUR, "h"),
            new Unit(MINUTE, "min"),
            new Unit(SECOND, "s"),
            new Unit(1000, "ms"),
            new Unit(1, "us"));

    private record Unit(long micros, List<String> names) {
        Unit(long micros, String... names) {
            this(micros, List.of(names));
        }
    }

    private TimeSpan() {}

    /** Empty when the text is not a time span. Never negative. */
    public static Optional<Duration> parse(String text) {
        return Blank.strip(text).equals(WORD) ? Optional.of(INFINITY) : new Reader(text).read();
    }

    /** As {@link #parse}, where zero stands for no limit, as in {@code TimeoutStopSec=0}. */
    static Optional<Duration> parseTimeout(String text) {
        return parse(text).map(span -> span.isZero() ? INFINITY : span);
    }

    /** As {@link #parse}, without zero. */
    static Optional<Duration> parsePositive(String text) {
        return parse(text).filter(span -> !span.isZero());
    }

    /**
     * A sum of whole units that {@link #parse} reads back: {@code 1min 30s}. What is below a microsecond is cut off.
     */
    public static String format(Duration span) {
        if (span.equals(INFINITY)) {
            return WORD;
        }
        StringBuilder sum = new StringBuilder();
        BigInteger rest = micros(span);
        for (Unit unit : FORMAT) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(unit.micros()));
            if (parts[0].signum() > 0) {
                sum.append(sum.isEmpty() ? "" : " ")
                        .append(parts[0])
                        .append(unit.names().get(0));
            }
            rest = parts[1];
        }
        return sum.isEmpty() ? "0" : sum.toString();
    }

    private static BigInteger micros(Duration span) {
        return BigInteger.valueOf(span.getSeconds())
                .multiply(BigInteger.valueOf(SECOND))
                .add(BigInteger.valueOf(span.getNano() / 1000));
    }

    private static Duration duration(BigInteger micros) {
        BigInteger[] parts = micros.divideAndRemainder(BigInteger.valueOf(SECOND));
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact() * 1000);
    }

    /** Reads a sum of numbers with units from left to right. */
    private static final class Reader {
        private final String text;
        private int index;

        Reader(String text) {
            this.text = text;
        }

        Optional<Duration> read() {
            BigInteger sum = BigInteger.ZERO;
            index = Blank.skip(text, 0);
            if (index == text.length()) {
                return Optional.empty();
            }
            while (index < text.length()) {
                Optional<BigInteger> term = term();
                if (term.isEmpty()) {
                    return Optional.empty();
                }
                sum = sum.add(term.get());
                index = Blank.skip(text, index);
            }
            return sum.compareTo(TOO_LONG) < 0 ? Optional.of(duration(sum)) : Optional.empty();
        }

        private Optional<BigInteger> term() {
            String whole = digits();
            boolean hasPoint = text.startsWith(".", index);
            index += hasPoint ? 1 : 0;
            String fraction = hasPoint ? digits() : "";
            boolean isNumber = hasPoint ? !fraction.isEmpty() : !whole.isEmpty();
            Optional<Long> unit = unit();
            return unit.isEmpty() || !isNumber || whole.length() > 20
                    ? Optional.empty()
                    : Optional.of(scaled(whole, fraction, unit.get()));
        }

        private String digits() {
            int from = index;
            index = Ascii.skipDigits(text, index);
            return text.substring(from, index);
        }

        /** A number at the end, or before a blank, needs no unit. */
        private Optional<Long> unit() {
            int blank = Blank.skip(text, index);
            for (Unit unit : UNITS) {
                for (String name : unit.names()) {
                    if (text.startsWith(name, blank)) {
                        index = blank + name.length();
                        return Optional.of(unit.micros());
                    }
                }
            }
            boolean mayLack = blank > index || blank == text.length();
            return mayLack ? Optional.of(SECOND) : Optional.empty();
        }

        private static BigInteger scaled(String whole, String fraction, long unit) {
            BigInteger sum = new BigInteger(whole.isEmpty() ? "0" : whole).multiply(BigInteger.valueOf(unit));
            long weight = unit / 10;
            long part = 0;
            for (int place = 0; place < fraction.length() && weight > 0; place++) {
                part += (fraction.charAt(place) - '0') * weight;
                weight /= 10;
            }
            return sum.add(BigInteger.valueOf(part));
        }
    }
}
