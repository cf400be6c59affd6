package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Actor;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * Who moved the target, when and why: a line of its reflog.
 *
 * @param message {@code follow main}, or {@code rollback from 8b1d0e5 by alice: 500s on /pay}
 */
record LogLine(String who, Instant at, String message) {
    private static final String ROLLBACK = "rollback";
    private static final String BEFORE_REASON = ": ";

    static LogLine follow(String branch, Instant at) {
        return new LogLine(Actor.DAEMON.name(), at, "follow " + branch);
    }

    /** @param origin as in {@code from 8b1d0e5} */
    static LogLine rollback(String origin, Actor by, String reason, Instant at) {
        String who = PlainText.line(by.name());
        String why = reason.isBlank() ? "" : BEFORE_REASON + PlainText.line(reason);
        return new LogLine(who, at, ROLLBACK + " " + origin + " by " + who + why);
    }

    static LogLine of(PersonIdent who, String message) {
        return new LogLine(PlainText.line(who.getName()), who.getWhenAsInstant(), message);
    }

    boolean isRollback() {
        return message.startsWith(ROLLBACK);
    }

    /** What the person gave as the reason; may be empty. */
    String reason() {
        int end = message.indexOf(BEFORE_REASON);
        return end < 0 ? "" : PlainText.line(message.substring(end + BEFORE_REASON.length()));
    }

    PersonIdent ident() {
        return new PersonIdent(who, "", at, ZoneOffset.UTC);
    }
}
