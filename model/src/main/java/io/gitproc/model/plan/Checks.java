package io.gitproc.model.plan;

/**
 * What the probes of one invocation found since the daemon started.
 *
 * @param passes checks that passed
 * @param failuresInRow checks that failed since the last one that passed
 */
public record Checks(long passes, int failuresInRow) {
    public static final Checks NONE = new Checks(0, 0);

    public Checks passed() {
        return new Checks(passes + 1, 0);
    }

    public Checks failed() {
        return new Checks(passes, failuresInRow + 1);
    }

    public boolean anyDone() {
        return passes > 0 || failuresInRow > 0;
    }
}
