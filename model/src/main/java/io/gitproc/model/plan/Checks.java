package io.gitproc.model.plan;

/**
 * What the probes of one invocation found since the daemon started, or since it is asked what it is asked now.
 *
 * @param passes checks that passed
 * @param failuresInRow checks that failed since the last one that passed, without those of its start period
 */
public record Checks(long passes, int failuresInRow) {
    public static final Checks NONE = new Checks(0, 0);

    public Checks passed() {
        return new Checks(passes + 1, 0);
    }

    public Checks failed() {
        return new Checks(passes, failuresInRow + 1);
    }
}
