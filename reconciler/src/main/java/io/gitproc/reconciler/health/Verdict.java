package io.gitproc.reconciler.health;

/**
 * The answer of one probe.
 *
 * @param answer what came back, for people: {@code 200}, {@code connection refused}; hostile text, bounded
 */
public record Verdict(Result result, String answer) {

    /** Whether the check passed. */
    public enum Result {
        PASSED,
        FAILED
    }

    public static Verdict passed(String answer) {
        return new Verdict(Result.PASSED, answer);
    }

    public static Verdict failed(String answer) {
        return new Verdict(Result.FAILED, answer);
    }
}
