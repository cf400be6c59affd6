package io.gitproc.model.plan;

import io.gitproc.model.unit.UnitName;
import java.util.Locale;

/**
 * One thing that a host would do to the processes of a unit.
 *
 * @param reason why, for people: {@code replaced by 3fa9c2d: ExecStart}
 */
public record Change(Kind kind, UnitName unit, String reason) {

    /** What is done. */
    public enum Kind {
        STOP,
        START,
        ADJUST,
        /** Nothing now: a timer will start it, otherwise or at other times than before. */
        SCHEDULE;

        /** The word for it: {@code stop}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
