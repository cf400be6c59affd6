package io.gitproc.reconciler.health;

import java.time.Instant;

/**
 * What came back from one probe.
 *
 * @param at when it came
 */
public record Answer(Instant at, Verdict verdict) {}
