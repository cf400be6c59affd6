package io.gitproc.reconciler.health;

import io.gitproc.executors.Checkup;
import io.gitproc.executors.KernelException;

/** Prepares commands that ask services; see {@link Checkup}. */
@FunctionalInterface
public interface Checkups {
    /**
     * The command of an {@code exec:} URL; nothing runs yet.
     *
     * @throws KernelException when the service is gone, or the host cannot run the command as it would run the service
     */
    Checkup of(Question question) throws KernelException;
}
