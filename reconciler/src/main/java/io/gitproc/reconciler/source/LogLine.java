package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;

/**
 * Who moves the target, and why: a line of its reflog. Git adds the time.
 *
 * @param message {@code follow main}, or {@code rollback from 8b1d0e5 by alice: 500s on /pay}
 */
record LogLine(String who, String message) {
    private static final String ROLLBACK = "rollback ";
    private static final String BEFORE_REASON = ": ";

    static LogLine follow(String branch) {
        return new LogLine(Actor.DAEMON.name(), "follow " + branch);
    }

    static LogLine reached(String what) {
        return new LogLine(Actor.DAEMON.name(), what);
    }

    /**
     * A line for a rollback.
     *
     * @param origin as in {@code from 8b1d0e5}
     */
    static LogLine rollback(String origin, Actor by, String reason) {
        String who = PlainText.line(by.name());
        String why = reason.isBlank() ? "" : BEFORE_REASON + PlainText.line(reason);
        return new LogLine(who, ROLLBACK + origin + " by " + who + why);
    }

    /** A line of the branch's own log. */
    static LogLine published(CommitId to, Actor by) {
        return new LogLine(PlainText.line(by.name()), "gitproc: roll back to " + to.brief());
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
