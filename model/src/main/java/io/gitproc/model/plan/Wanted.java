package io.gitproc.model.plan;

import io.gitproc.model.unit.ServiceSpec;
import java.time.Instant;
import java.util.Optional;

/**
 * A unit that is wanted on this host.
 *
 * @param spec what it should be
 * @param commit the commit that {@code spec} is read from: the target, or an older one when the target's text is
 *     rejected and its last good version stands in
 * @param hold why it is kept stopped here although Git wants it
 * @param wish who wants it started that never ran, although it runs only when it is called
 * @param slot the newest time at which its timer wants it started; it is served by whatever start comes after that
 */
public record Wanted(
        ServiceSpec spec, CommitId commit, Optional<StopCause> hold, Optional<String> wish, Optional<Instant> slot) {

    public static Wanted running(ServiceSpec spec, CommitId commit) {
        return new Wanted(spec, commit, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Wanted held(StopCause cause) {
        return new Wanted(spec, commit, Optional.of(cause), wish, slot);
    }

    /** @param reason {@code started by alice} */
    public Wanted wished(String reason) {
        return new Wanted(spec, commit, hold, Optional.of(reason), slot);
    }

    public Wanted due(Instant at) {
        return new Wanted(spec, commit, hold, wish, Optional.of(at));
    }

    /** The slot, until the last start is one for it, or for a later one. */
    public Optional<Instant> openSlot(UnitStatus status) {
        Optional<Instant> served = status.newest().flatMap(Invocation::slot);
        return slot.filter(at -> served.filter(last -> !last.isBefore(at)).isEmpty());
    }

    /** Whether an invocation would have to be started again to be what it should be. */
    public boolean isNewTo(Invocation invocation) {
        return !spec.identity().equals(invocation.spec().identity());
    }
}
