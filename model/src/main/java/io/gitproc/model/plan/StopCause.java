package io.gitproc.model.plan;

import java.util.Locale;

/**
 * Why the daemon asked an invocation to end. Kept in its folder, so that what follows from it survives the daemon.
 *
 * @param kind decides what follows
 * @param words for people: {@code replaced by 3fa9c2}, {@code stopped by alice}
 */
public record StopCause(Kind kind, String words) {

    /** What follows from a stop. */
    public enum Kind {
        /** Another version is wanted: it starts at once. */
        REPLACED(Aftermath.START),
        /** A person asked for a restart: it starts at once. */
        RESTART(Aftermath.START),
        /** A person holds the unit: it starts at once when the hold ends. */
        HELD(Aftermath.START),
        /** The unit is not in the commit. */
        REMOVED(Aftermath.START),
        /** A unit that it depends on stops or is started anew: it starts when that one lets it. */
        DEPENDENCY(Aftermath.START),
        /** The whole host is shut down. */
        SHUTDOWN(Aftermath.START),
        /** It gave no sign of life in time. */
        WATCHDOG(Aftermath.FAILURE),
        /** The health check failed. */
        HEALTH(Aftermath.FAILURE),
        /** It was not ready in time. */
        START_TIMEOUT(Aftermath.FAILURE),
        /** It ran for longer than it may. */
        RUNTIME_MAX(Aftermath.FAILURE),
        /** Its main process ended by itself and left others behind: the end counts as what the main process did. */
        LEFTOVER(Aftermath.OWN_END);

        private final String word = name().toLowerCase(Locale.ROOT);
        private final Aftermath aftermath;

        Kind(Aftermath aftermath) {
            this.aftermath = aftermath;
        }

        /** As it is written into the folder of an invocation: it never changes. */
        public String word() {
            return word;
        }

        public Aftermath aftermath() {
            return aftermath;
        }

        /** Whether each look at what is wanted finds it again; of the others this request is all that is left. */
        boolean followsFromDesired() {
            return this == REPLACED || this == HELD || this == REMOVED;
        }

        /** Whether it ends for what its health check answered, when it has one. */
        public boolean isOfHealth() {
            return this == HEALTH || this == START_TIMEOUT;
        }
    }

    /** How an end that was asked for counts. */
    public enum Aftermath {
        START,
        FAILURE,
        OWN_END
    }
}
