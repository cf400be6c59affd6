package io.gitproc.reconciler.api;

import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.source.Revision;
import java.util.Optional;

/**
 * Why a unit is as it is.
 *
 * @param unit as it is now
 * @param change the commit that last changed its files, up to the one that it runs from
 * @param start its last start
 * @param end its last end
 */
public record Why(UnitView unit, Optional<Revision> change, Optional<Entry> start, Optional<Entry> end) {}
