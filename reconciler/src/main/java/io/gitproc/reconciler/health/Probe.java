package io.gitproc.reconciler.health;

/** One way to ask a service whether it is well: one class for a URI scheme. */
@FunctionalInterface
interface Probe {
    /**
     * Begins to ask, and returns at once. Frees what it holds when the inquiry is over, whoever ended it.
     *
     * <p>Thread: the reconcile thread.
     */
    void ask(Inquiry inquiry);
}
