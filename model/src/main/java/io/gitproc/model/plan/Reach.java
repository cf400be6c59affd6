package io.gitproc.model.plan;

/** Whom of an invocation a signal is for. */
public enum Reach {
    /** Every process. */
    ALL,
    /** The main process. */
    MAIN
}
