package io.gitproc.model.plan;

import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.UnitName;

/** One unit hangs on another: {@code web.service} {@code Requires=} {@code db.service}. */
record Bond(UnitName unit, Dependency kind, UnitName other) {
    boolean isConflict() {
        return kind == Dependency.CONFLICTS;
    }
}
