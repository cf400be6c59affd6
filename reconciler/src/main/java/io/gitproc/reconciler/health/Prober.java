package io.gitproc.reconciler.health;

/** Starts probes. Returns at once; each question has one verdict, which comes by message. */
@FunctionalInterface
public interface Prober {
    void probe(Question question);
}
