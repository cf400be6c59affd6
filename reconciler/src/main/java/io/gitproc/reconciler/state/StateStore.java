package io.gitproc.reconciler.state;

import io.gitproc.model.unit.UnitName;
import java.util.SortedMap;

/** Where holds are kept. */
public interface StateStore {
    /** What was last written; nothing when nothing ever was. */
    SortedMap<UnitName, Hold> read() throws StateException;

    /** Durable when it returns; a reader sees the old or the new, never a mixture. */
    void write(SortedMap<UnitName, Hold> holds) throws StateException;
}
