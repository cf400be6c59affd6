package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.api.Told;
import io.gitproc.reconciler.source.UnitChanges;
import java.util.List;

/** The first page: how the host stands, who needs a person, all units, what was done. */
public record Home(
        Frame frame,
        Banner banner,
        List<NoticeLine> notices,
        List<AttentionLine> attention,
        Services services,
        List<Move> moves,
        List<EventLine> events) {
    /** Of the journal, so that what followed the newest commits is found. */
    static final int ENTRIES = 400;

    private static final int MOVES = 10;
    private static final int EVENTS = 20;

    /** @param changes the commit that last changed each unit, as far as that is known */
    static Home of(Frame frame, Snapshot snapshot, Told told, UnitChanges changes, Sieve sieve, Times times) {
        List<AttentionLine> attention = AttentionLine.of(snapshot.units(), times);
        return new Home(
                frame,
                Banner.of(snapshot, times),
                NoticeLine.of(snapshot.notices(), attention),
                attention,
                Services.of(snapshot.units(), told, changes, sieve, times),
                Move.newest(told, MOVES, times),
                EventLine.newest(told, EVENTS, times));
    }
}
