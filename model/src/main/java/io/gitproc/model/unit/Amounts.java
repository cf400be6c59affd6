package io.gitproc.model.unit;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/** How the amounts of a resource are written: {@code soft:hard}, or one for both. */
enum Amounts {
    BYTES("write a size such as 64M"),
    COUNT("write a whole number"),
    SECONDS("write a time span such as 1min 30s"),
    MICROSECONDS("write a time span such as 200ms"),
    NICENESS("write a nice level with its sign, such as -5, or a number from 0 to 40");

    private static final String INFINITY = "infinity";
    private static final int DIGITS_MAX = 18;
    private static final int NICENESS_OF_ZERO = 20;
    private static final int NICENESS_MAX = 40;
    private static final long SECOND = 1_000_000;

    private final String hint;

    Amounts(String hint) {
        this.hint = hint;
    }

    Outcome<ResourceLimit> parse(String text) {
        int colon = text.indexOf(':');
        Optional<Long> soft = amount(colon < 0 ? text : text.substring(0, colon));
        Optional<Long> hard = colon < 0 ? soft : amount(text.substring(colon + 1));
        if (soft.isEmpty() || hard.isEmpty()) {
            return Outcome.bad(0, "is not a limit", hint + ", two of them as soft:hard, or infinity");
        }
        return soft.get() <= hard.get()
                ? Outcome.good(new ResourceLimit(soft.get(), hard.get()))
                : Outcome.bad(0, "has a soft limit above the hard one", "write the smaller one first");
    }

    private Optional<Long> amount(String text) {
        return text.equals(INFINITY) ? Optional.of(ResourceLimit.INFINITY) : finite(text);
    }

    private Optional<Long> finite(String text) {
        return switch (this) {
            case BYTES -> Bytes.parse(text).map(Bytes::value);
            case COUNT -> count(text);
            case SECONDS -> TimeSpan.parse(text).map(Amounts::seconds);
            case MICROSECONDS -> count(text).or(() -> TimeSpan.parse(text).flatMap(Amounts::microseconds));
            case NICENESS -> niceness(text);
        };
    }

    String write(ResourceLimit limit) {
        return limit.soft() == limit.hard()
                ? written(limit.soft())
                : written(limit.soft()) + ":" + written(limit.hard());
    }

    private String written(long amount) {
        return amount == ResourceLimit.INFINITY ? INFINITY : writtenFinite(amount);
    }

    private String writtenFinite(long amount) {
        return switch (this) {
            case BYTES -> new Bytes(amount).toString();
            case COUNT, NICENESS -> Long.toString(amount);
            case SECONDS -> amount + "s";
            case MICROSECONDS -> amount + "us";
        };
    }

    private static Optional<Long> count(String text) {
        return Ascii.isNumber(text) && text.length() <= DIGITS_MAX ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** What is not a whole second is rounded up. */
    private static long seconds(Duration span) {
        return span.equals(TimeSpan.INFINITY)
                ? ResourceLimit.INFINITY
                : span.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private static Optional<Long> microseconds(Duration span) {
        BigInteger micros = BigInteger.valueOf(span.getSeconds())
                .multiply(BigInteger.valueOf(SECOND))
                .add(BigInteger.valueOf(span.getNano() / 1000));
        return micros.bitLength() < Long.SIZE ? Optional.of(micros.longValueExact()) : Optional.empty();
    }

    /** The kernel counts from 40, which is nice level -20, to 1. Source: systemd's {@code rlimit_parse_nice}. */
    private static Optional<Long> niceness(String text) {
        boolean isLevel = text.startsWith("+") || text.startsWith("-");
        Optional<Integer> number = isLevel
                ? Numbers.between(-20, 19, text).map(level -> NICENESS_OF_ZERO - level)
                : Numbers.between(0, NICENESS_MAX, text);
        return number.map(Integer::longValue);
    }
}
