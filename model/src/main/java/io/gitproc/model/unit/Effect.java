package io.gitproc.model.unit;

/** What a new value of a directive does to a unit that runs; the later in this list, the stronger. */
public enum Effect {
    /** It is used from now on; nothing is signalled. */
    NONE,
    /** The limits of the running cgroup are written anew. */
    ADJUST,
    /** The unit is stopped and its new version is started. */
    RESTART
}
