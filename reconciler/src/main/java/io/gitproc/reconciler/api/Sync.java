package io.gitproc.reconciler.api;

/** How far the host is from its commit; never mixed with the states of units. */
public enum Sync {
    SYNCED("Synced"),
    PROGRESSING("Progressing"),
    HELD("Held"),
    PARTIAL("Partial"),
    BLOCKED("Blocked"),
    STALE("Stale"),
    ROLLED_BACK("RolledBack");

    private final String word;

    Sync(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
