package io.gitproc.reconciler.source.remote;

import java.util.Locale;

/**
 * How far a fetch has come. Immutable.
 *
 * @param task what is done now, in the words of Git: {@code Receiving objects}
 * @param done of {@code total}
 * @param total 0 when nobody knows
 * @param bytes received so far
 */
public record FetchProgress(String task, long done, long total, long bytes) {
    private static final double KIBIBYTE = 1 << 10;
    private static final double MEBIBYTE = 1 << 20;

    /** Such as {@code receiving objects 42 %, 3.1 MiB}. */
    public String text() {
        return task.toLowerCase(Locale.ROOT) + (total > 0 ? " " + percent() + " %" : "") + ", " + size();
    }

    private long percent() {
        return Math.min(100, done * 100 / total);
    }

    private String size() {
        return bytes < MEBIBYTE
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / KIBIBYTE)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / MEBIBYTE);
    }
}
