package io.gitproc.reconciler.source;

/** How far a host can come with a commit; each says nothing of the others. */
public enum Stage {
    /** The repository has it. */
    KNOWN("known"),
    /** The watched branch has it in its history. */
    BRANCH("on the branch"),
    /** What the host converges to has it in its history. */
    TARGET("in the target"),
    /** The host has fully converged to it, or to one that has it in its history. */
    APPLIED("applied"),
    /** That one was also proven well. */
    HEALTHY("healthy");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
