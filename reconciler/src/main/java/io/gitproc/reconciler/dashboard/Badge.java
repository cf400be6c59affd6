package io.gitproc.reconciler.dashboard;

import io.gitproc.model.plan.Health;
import io.gitproc.model.plan.UnitState;
import io.gitproc.reconciler.api.Sync;
import io.gitproc.reconciler.api.UnitView;

/**
 * A word with how it is meant.
 *
 * @param word as the command line has it
 */
public record Badge(Tone tone, String word) {

    static Badge of(UnitView unit) {
        boolean isUnwell = unit.state() == UnitState.RUNNING && unit.health().verdict() == Health.UNHEALTHY;
        return isUnwell ? new Badge(Tone.BAD, unit.health().verdict().word()) : of(unit.state());
    }

    static Badge of(UnitState state) {
        return new Badge(tone(state), state.word());
    }

    static Badge of(Sync sync) {
        return new Badge(tone(sync), sync.word());
    }

    private static Tone tone(UnitState state) {
        return switch (state) {
            case RUNNING -> Tone.GOOD;
            case STARTING, STOPPING -> Tone.BUSY;
            case STOPPED, EXITED, SCHEDULED, HELD -> Tone.QUIET;
            case WAITING, BACKOFF -> Tone.WARN;
            case CRASH_LOOP, FAILED, REJECTED -> Tone.BAD;
        };
    }

    private static Tone tone(Sync sync) {
        return switch (sync) {
            case SYNCED -> Tone.GOOD;
            case PROGRESSING -> Tone.BUSY;
            case HELD -> Tone.QUIET;
            case PARTIAL, ROLLED_BACK, STALE -> Tone.WARN;
            case BLOCKED -> Tone.BAD;
        };
    }
}
