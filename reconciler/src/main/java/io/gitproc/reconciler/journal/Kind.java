package io.gitproc.reconciler.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry of the journal tells of. The word is written into the file: it never changes. */
public enum Kind {
    /** The daemon began or ended. */
    DAEMON,
    /** An invocation was started. */
    START,
    /** It passed its health check for the first time. */
    READY,
    /** It was asked to end. */
    STOP,
    /** What was left of it was killed. */
    KILL,
    /** Nothing of it is left. */
    END,
    /** It was given new settings while it ran. */
    ADJUST,
    /** Its health check failed as often as is allowed. */
    UNHEALTHY,
    /** Its health check passes again. */
    HEALTHY,
    /** The host refused something. */
    TROUBLE,
    /** A person asked for something. */
    ASK,
    /** A hold ended by itself. */
    RELEASE,
    /** The target moved. */
    TARGET,
    /** A commit was refused whole. */
    REFUSED,
    /** The file of one unit was rejected. */
    REJECTED,
    /** A person keeps the target, or lets it follow again. */
    FROZEN,
    /** The repository can or cannot be read. */
    SOURCE,
    /** Entries were lost for want of room. */
    LOST;

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> parse(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Whether it is told once of each invocation. */
    boolean isOnce() {
        return switch (this) {
            case START, READY, STOP, KILL, END -> true;
            case DAEMON,
                    ADJUST,
                    UNHEALTHY,
                    HEALTHY,
                    TROUBLE,
                    ASK,
                    RELEASE,
                    TARGET,
                    REFUSED,
                    REJECTED,
                    FROZEN,
                    SOURCE,
                    LOST -> false;
        };
    }

    /** Whether it tells of what lasts: a daemon that starts finds it again, and it is not told twice. */
    boolean isStanding() {
        return switch (this) {
            case TARGET, REFUSED, REJECTED, FROZEN, SOURCE -> true;
            case DAEMON, START, READY, STOP, KILL, END, ADJUST, UNHEALTHY, HEALTHY, TROUBLE, ASK, RELEASE, LOST ->
                false;
        };
    }
}
