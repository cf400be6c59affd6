package io.gitproc.reconciler.api;

import io.gitproc.reconciler.source.Frozen;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.remote.FetchProgress;
import io.gitproc.reconciler.source.remote.RemoteState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is known at the end of a turn; immutable, read by every other thread.
 *
 * @param at when the turn was made
 * @param looked whether the first look at the repository is over, with whatever it found
 * @param sync of the host
 * @param settled whether nothing is under way or planned for {@code target}
 * @param head of the watched branch
 * @param target what this host converges to
 * @param applied the last commit that this host fully converged to
 * @param healthy the last commit that was also proven well, for the soak time
 * @param frozen what keeps the target, whatever the branch says
 * @param remote where commits are fetched from; empty where nothing is
 * @param notices what people must know of the host as a whole, loudest first: a rollback, a refused commit, a
 *     repository that cannot be read, holds, what is not enforced
 * @param units by name
 */
public record Snapshot(
        Instant at,
        boolean looked,
        Sync sync,
        boolean settled,
        Optional<Revision> head,
        Optional<Revision> target,
        Optional<Revision> applied,
        Optional<Revision> healthy,
        Frozen frozen,
        Optional<RemoteState> remote,
        List<Notice> notices,
        List<UnitView> units) {

    public Snapshot {
        notices = List.copyOf(notices);
        units = List.copyOf(units);
    }

    /** With one more thing that people must know. */
    public Snapshot with(Notice notice) {
        List<Notice> more = new ArrayList<>(notices);
        more.add(notice);
        return new Snapshot(at, looked, sync, settled, head, target, applied, healthy, frozen, remote, more, units);
    }

    /** With how far the fetch is that is under way. */
    public Snapshot fetching(Optional<FetchProgress> progress) {
        Optional<RemoteState> now = remote.map(state -> state.with(progress));
        return new Snapshot(at, looked, sync, settled, head, target, applied, healthy, frozen, now, notices, units);
    }

    /** With what units use, by their names. */
    public Snapshot with(SortedMap<String, UnitResources> resources) {
        List<UnitView> measured = units.stream()
                .map(unit -> unit.with(Optional.ofNullable(resources.get(unit.name()))))
                .toList();
        return new Snapshot(
                at, looked, sync, settled, head, target, applied, healthy, frozen, remote, notices, measured);
    }

    public Optional<UnitView> unit(String name) {
        return units.stream().filter(unit -> unit.name().equals(name)).findFirst();
    }

    /**
     * One thing that people must know of the host.
     *
     * @param kind a word for programs: {@code rolled-back}, {@code refused}, {@code source}, {@code stale}, {@code paused}, {@code held}, {@code rejected},
     *     {@code unenforced}, {@code journal}, {@code logs}
     * @param message a sentence
     * @param hint what to do, often a command; may be empty
     */
    public record Notice(String kind, String message, String hint) {}
}
