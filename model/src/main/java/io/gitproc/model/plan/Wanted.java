package io.gitproc.model.plan;

import io.gitproc.model.unit.ServiceSpec;

/**
 * A unit that is wanted on this host.
 *
 * @param spec what it should be
 * @param commit the commit that {@code spec} is read from: the target, or an older one when the target's text is
 *     rejected and its last good version stands in
 * @param intent whether it should run
 */
public record Wanted(ServiceSpec spec, CommitId commit, Intent intent) {

    /** What people want of it here, beside what Git says. */
    public enum Intent {
        RUN,
        /** A hold keeps it stopped. */
        HOLD
    }

    public static Wanted running(ServiceSpec spec, CommitId commit) {
        return new Wanted(spec, commit, Intent.RUN);
    }

    public Wanted held() {
        return new Wanted(spec, commit, Intent.HOLD);
    }
}
