package io.gitproc.model.plan;

import io.gitproc.model.unit.UnitName;

/**
 * A new version of a unit that failed where the old one had been well.
 *
 * @param bad the commit that the new version was read from
 * @param good the commit that the old version was started from
 * @param cause a clause: {@code crashed 3 times within 2min, last: exit 1}
 */
public record FailedUpdate(UnitName unit, CommitId bad, CommitId good, String cause) {}
