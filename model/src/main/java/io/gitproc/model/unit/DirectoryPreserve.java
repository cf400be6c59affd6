package io.gitproc.model.unit;

/** What becomes of the runtime directories when the unit ends: {@code RuntimeDirectoryPreserve=} of systemd.exec(5). */
public enum DirectoryPreserve implements Keyword {
    /** They are removed. */
    NO,
    /** They stay when the unit is started again, and are removed when it is stopped. */
    RESTART,
    /** They stay. */
    YES
}
