package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import java.time.Instant;

/**
 * Who moves a ref, why and when: a line of its reflog.
 *
 * @param message {@code follow main}, or {@code rollback from 8b1d0e5 by alice: 500s on /pay}
 * @param at Git keeps whole seconds
 */
record LogLine(String who, String message, Instant at) {
    private static final String ROLLBACK = "rollback ";
    private static final String BEFORE_REASON = ": ";

    static LogLine follow(String branch, Instant at) {
        return new LogLine(Actor.DAEMON.name(), "follow " + branch, at);
    }

    static LogLine reached(String what, Instant at) {
        return new LogLine(Actor.DAEMON.name(), what, at);
    }

    /**
     * A line for a rollback.
     *
     * @param origin as in {@code from 8b1d0e5}
     */
    static LogLine rollback(String origin, Actor by, String reason, Instant at) {
        String who = PlainText.line(by.name());
        String why = reason.isBlank() ? "" : BEFORE_REASON + PlainText.line(reason);
        return new LogLine(who, ROLLBACK + origin + " by " + who + why, at);
    }

    /** A line of the branch's own log. */
    static LogLine published(CommitId to, Actor by, Instant at) {
        return new LogLine(PlainText.line(by.name()), "gitproc: roll back to " + to.brief(), at);
    }

    boolean isRollback() {
        return message.startsWith(ROLLBACK);
    }

    /** What the person gave as the reason; may be empty. */
    String reason() {
        int end = message.indexOf(BEFORE_REASON);
        return end < 0 ? "" : message.substring(end + BEFORE_REASON.length());
    }
}
