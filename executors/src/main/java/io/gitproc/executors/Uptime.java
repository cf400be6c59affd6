package io.gitproc.executors;

import java.time.Duration;

/** How long the host has been up, proc(5). */
final class Uptime {
    private static final String FILE = "/proc/uptime";
    private static final int DIGITS_MAX = 12;

    private Uptime() {}

    /** None where the host does not tell. */
    static Duration of(Kernel kernel) {
        try {
            return of(kernel.read(FILE).orElse(""));
        } catch (KernelException unreadable) {
            return Duration.ZERO;
        }
    }

    /** From its text, in whole seconds: {@code 3124.59 6012.03}; none when it is another one. */
    static Duration of(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end == 0 || end > DIGITS_MAX
                ? Duration.ZERO
                : Duration.ofSeconds(Long.parseLong(text.substring(0, end)));
    }
}
