package io.gitproc.reconciler.health;

import java.time.Instant;

/**
 * The newest answer of an invocation.
 *
 * @param at when it came
 * @param since when the first of an unbroken row of answers with this result came
 * @param failuresInRow those that count
 * @param skipped checks that were due while the one before was still under way
 */
public record LastCheck(Verdict verdict, Instant at, Instant since, int failuresInRow, long skipped) {}
