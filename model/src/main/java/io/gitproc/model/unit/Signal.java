package io.gitproc.model.unit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A signal of Linux, numbered as on x86 and ARM.
 *
 * @param name {@code SIGTERM}, {@code SIGRTMIN+3}
 * @param number 1 to 64, without the two that the C library keeps for itself
 */
public record Signal(String name, int number) implements Comparable<Signal> {
    /** By number, from 1. Source: signal(7). */
    private static final List<String> NAMES = List.of(
            "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU"
                    .concat(" URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS")
                    .split(" ", -1));

    private static final String PREFIX = "SIG";
    /** As the C library counts: it keeps 32 and 33 for itself. */
    private static final int REAL_TIME_MIN = 34;

    private static final int REAL_TIME_MAX = 64;

    public static final Signal HUP = standard(1);
    public static final Signal INT = standard(2);
    public static final Signal QUIT = standard(3);
    public static final Signal ILL = standard(4);
    public static final Signal ABRT = standard(6);
    public static final Signal BUS = standard(7);
    public static final Signal FPE = standard(8);
    public static final Signal KILL = standard(9);
    public static final Signal USR1 = standard(10);
    public static final Signal SEGV = standard(11);
    public static final Signal USR2 = standard(12);
    public static final Signal PIPE = standard(13);
    public static final Signal TERM = standard(15);
    public static final Signal CONT = standard(18);

    private static Signal standard(int number) {
        return new Signal(PREFIX + NAMES.get(number - 1), number);
    }

    /** {@code TERM}, {@code SIGTERM}, {@code 15}, {@code RTMIN+3}, {@code SIGRTMAX-1}; capital letters only. */
    public static Optional<Signal> parse(String text) {
        String name = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        int place = NAMES.indexOf(name);
        return place >= 0
                ? Optional.of(standard(place + 1))
                : number(name).stream().boxed().findFirst().flatMap(Signal::numbered);
    }

    private static OptionalInt number(String name) {
        if (name.startsWith("RTMIN")) {
            return realTime(REAL_TIME_MIN, name.substring("RTMIN".length()), '+');
        }
        if (name.startsWith("RTMAX")) {
            return realTime(REAL_TIME_MAX, name.substring("RTMAX".length()), '-');
        }
        return small(name);
    }

    private static OptionalInt realTime(int base, String offset, char sign) {
        if (offset.isEmpty()) {
            return OptionalInt.of(base);
        }
        OptionalInt distance = offset.charAt(0) == sign ? small(offset.substring(1)) : OptionalInt.empty();
        return distance.isPresent() && distance.getAsInt() <= REAL_TIME_MAX - REAL_TIME_MIN
                ? OptionalInt.of(sign == '+' ? base + distance.getAsInt() : base - distance.getAsInt())
                : OptionalInt.empty();
    }

    private static OptionalInt small(String digits) {
        return Ascii.isNumber(digits) && digits.length() <= 2
                ? OptionalInt.of(Integer.parseInt(digits))
                : OptionalInt.empty();
    }

    /** The signal with that number, as the kernel reports it; empty when there is none. */
    public static Optional<Signal> numbered(int number) {
        if (number >= 1 && number <= NAMES.size()) {
            return Optional.of(standard(number));
        }
        return number >= REAL_TIME_MIN && number <= REAL_TIME_MAX
                ? Optional.of(new Signal(realTimeName(number - REAL_TIME_MIN), number))
                : Optional.empty();
    }

    private static String realTimeName(int offset) {
        return PREFIX + (offset == 0 ? "RTMIN" : "RTMIN+" + offset);
    }

    @Override
    public int compareTo(Signal other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return name;
    }
}
