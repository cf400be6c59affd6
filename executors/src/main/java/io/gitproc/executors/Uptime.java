package io.gitproc.executors;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the host has been up, proc(5). */
final class Uptime {
    private static final String FILE = "/proc/uptime";
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?) .*", Pattern.DOTALL);
    private static final int NANO_DIGITS = 9;

    private Uptime() {}

    /** None where the host does not tell. */
    static Duration of(Kernel kernel) {
        try {
            return of(kernel.read(FILE).orElse(""));
        } catch (KernelException unreadable) {
            return Duration.ZERO;
        }
    }

    /** From its text: {@code 3124.59 6012.03}; none when it is another one. */
    static Duration of(String text) {
        Matcher matcher = SECONDS.matcher(text);
        if (!matcher.matches()) {
            return Duration.ZERO;
        }
        BigDecimal seconds = new BigDecimal(matcher.group(1));
        BigDecimal rest = seconds.remainder(BigDecimal.ONE).movePointRight(NANO_DIGITS);
        return Duration.ofSeconds(seconds.longValue(), rest.longValue());
    }
}
