package io.gitproc.reconciler.state;

import io.gitproc.model.plan.Stamp;
import io.gitproc.model.unit.UnitName;
import java.util.SortedMap;

/** Where the stamps of timers are kept. */
public interface StampStore {
    /** What was last written; nothing when nothing ever was, or none of it can be understood. */
    SortedMap<UnitName, Stamp> read() throws StateException;

    /** Durable when it returns; a reader sees the old or the new, never a mixture. */
    void write(SortedMap<UnitName, Stamp> stamps) throws StateException;
}
