package io.gitproc.reconciler.health;

import io.gitproc.reconciler.text.Printable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The answer of one probe. Its texts come from outside: they are cut, and fit for a terminal.
 *
 * @param words what came back, a clause for people: {@code HTTP 200}, {@code connection refused}
 * @param code the status of HTTP, or the exit code of a command
 * @param body the begin of what the service said, on one line; often empty
 * @param latency from the begin of the probe to its answer
 */
public record Verdict(Result result, String words, OptionalInt code, String body, Duration latency) {
    /** Bytes of a body that are kept. */
    static final int BODY_MAX = 200;

    private static final int WORDS_MAX = 200;

    /** Whether the check passed. */
    public enum Result {
        PASSED,
        FAILED
    }

    public Verdict {
        words = Printable.cut(Printable.line(words), WORDS_MAX);
    }

    public static Verdict passed(String words) {
        return new Verdict(Result.PASSED, words, OptionalInt.empty(), "", Duration.ZERO);
    }

    public static Verdict failed(String words) {
        return new Verdict(Result.FAILED, words, OptionalInt.empty(), "", Duration.ZERO);
    }

    public boolean isPassed() {
        return result == Result.PASSED;
    }

    Verdict coded(int number) {
        return new Verdict(result, words, OptionalInt.of(number), body, latency);
    }

    /** With the first {@link #BODY_MAX} of these bytes, which should be UTF-8. */
    Verdict saying(byte[] text) {
        String begin = new String(text, 0, Math.min(text.length, BODY_MAX), StandardCharsets.UTF_8);
        return new Verdict(result, words, code, Printable.line(begin.strip()), latency);
    }

    public Verdict after(Duration time) {
        return new Verdict(result, words, code, body, time);
    }
}
