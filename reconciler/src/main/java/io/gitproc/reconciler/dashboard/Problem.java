package io.gitproc.reconciler.dashboard;

/**
 * A page that is not there.
 *
 * @param message a sentence
 * @param hint what to do
 */
public record Problem(Frame frame, String message, String hint) {}
