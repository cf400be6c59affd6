package io.gitproc.reconciler.api;

import io.gitproc.executors.Resources;
import io.gitproc.model.unit.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a unit used when it was last looked at.
 *
 * @param at when that was
 * @param cpuPercent since the look before, of one processor: 200 is two of them busy; empty at the first look
 * @param recent the newest last, this one included; at most {@link #RECENT_MAX}, of earlier processes of the unit too
 */
public record UnitResources(Instant at, Resources used, OptionalDouble cpuPercent, List<Sample> recent) {
    public static final int RECENT_MAX = 60;

    public UnitResources {
        recent = List.copyOf(recent);
    }

    /** One point of a chart. */
    public record Sample(Instant at, OptionalDouble cpuPercent, Optional<Bytes> memory) {}
}
