package io.gitproc.reconciler.api;

/**
 * The daemon as a process.
 *
 * @param version of GitProc
 * @param pid of the daemon
 */
public record Program(String version, long pid) {
    /** This process. */
    public static Program current() {
        return new Program(Version.text(), ProcessHandle.current().pid());
    }
}
