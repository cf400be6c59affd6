package io.gitproc.reconciler.dashboard;

/**
 * A unit on the way to another one's start.
 *
 * @param at when it was started, from the begin: {@code +0.412 s}
 * @param took until it was ready: {@code 1.020 s}; empty where its start is all
 */
public record StartStep(UnitLink unit, String at, String took) {}
