package io.gitproc.reconciler.api;

/**
 * What a browser is shown.
 *
 * @param status of HTTP
 * @param type as in {@code text/html; charset=utf-8}
 * @param keeping for how long a browser may show it without asking again
 */
public record Page(int status, String type, String text, Keeping keeping) {

    /** How long an answer stays right. */
    public enum Keeping {
        /** It may be another one the next time. */
        NONE,
        /** What its address names never changes. */
        FOREVER
    }

    public static Page html(int status, String text) {
        return new Page(status, "text/html; charset=utf-8", text, Keeping.NONE);
    }
}
