package io.gitproc.executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every kernel does, the real one and the simulated one: one suite holds both, so that the simulated one does not
 * come to lie. It has a part for each subject.
 */
public abstract class KernelContract
        implements RecordsContract, StartContract, StopContract, AdoptionContract, BystanderContract {
    private KernelWorld world;

    protected abstract KernelWorld newWorld() throws Exception;

    @BeforeEach
    void openWorld() throws Exception {
        world = newWorld();
    }

    @AfterEach
    void closeWorld() throws Exception {
        world.close();
    }

    @Override
    public final KernelWorld world() {
        return world;
    }

    @Override
    public Privileges privileges() {
        return Privileges.UNCHANGED;
    }
}
