package io.gitproc.reconciler.journal;

/**
 * Where is told what was done.
 *
 * <p>Threads: any; nothing here waits or fails.
 */
public interface Journal {
    void tell(Batch batch);
}
