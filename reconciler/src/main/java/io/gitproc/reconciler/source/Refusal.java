package io.gitproc.reconciler.source;

/**
 * A whole commit that was not taken.
 *
 * @param revision the commit
 * @param reason a sentence: what is wrong with it, the cycle printed whole
 * @param hint what to do
 */
public record Refusal(Revision revision, String reason, String hint) {}
