package io.gitproc.reconciler.dashboard;

/**
 * A time, for people and for programs.
 *
 * @param iso as programs read it
 * @param words as it is shown: {@code 4min ago}, {@code 14:02:31}
 */
public record Stamp(String iso, String words) {}
