package io.gitproc.reconciler.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry of the journal tells of. The word is written into the file: it never changes. */
public enum Kind {
    /** The daemon began or ended. */
    DAEMON(Telling.EACH),
    /** An invocation was started. */
    START(Telling.ONCE),
    /** It passed its health check for the first time. */
    READY(Telling.ONCE),
    /** It was asked to end. */
    STOP(Telling.ONCE),
    /** What was left of it was killed. */
    KILL(Telling.ONCE),
    /** Nothing of it is left. */
    END(Telling.ONCE),
    /** It was given new settings while it ran. */
    ADJUST(Telling.EACH),
    /** Its health check failed as often as is allowed. */
    UNHEALTHY(Telling.EACH),
    /** Its health check passes again. */
    HEALTHY(Telling.EACH),
    /** The host refused something. */
    TROUBLE(Telling.EACH),
    /** A person asked for something. */
    ASK(Telling.EACH),
    /** A hold ended by itself. */
    RELEASE(Telling.EACH),
    /** The target moved. */
    TARGET(Telling.STANDING),
    /** A commit was refused whole. */
    REFUSED(Telling.STANDING),
    /** The file of one unit was rejected. */
    REJECTED(Telling.STANDING),
    /** A person keeps the target, or lets it follow again. */
    FROZEN(Telling.STANDING),
    /** The repository can or cannot be read. */
    SOURCE(Telling.STANDING),
    /** Entries were lost for want of room. */
    LOST(Telling.EACH);

    private final String word = name().toLowerCase(Locale.ROOT);
    private final Telling telling;

    Kind(Telling telling) {
        this.telling = telling;
    }

    /** How often one and the same thing is told. */
    private enum Telling {
        /** Whenever it happens. */
        EACH,
        /** Once of each invocation. */
        ONCE,
        /** It lasts: a daemon that starts finds it again, and it is not told twice. */
        STANDING
    }

    /** As it is written. */
    public String word() {
        return word;
    }

    static Optional<Kind> parse(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** Whether it is told once of each invocation. */
    boolean isOnce() {
        return telling == Telling.ONCE;
    }

    /** Whether it tells of what lasts. */
    boolean isStanding() {
        return telling == Telling.STANDING;
    }
}
