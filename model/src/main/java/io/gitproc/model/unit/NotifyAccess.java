package io.gitproc.model.unit;

/** Whose word on a service counts: {@code NotifyAccess=} of systemd.service(5). */
public enum NotifyAccess implements Keyword {
    NONE,
    MAIN,
    /** That of the commands of the unit: as long as it has no others, of the main process. */
    EXEC,
    /** That of every process of the service. */
    ALL
}
