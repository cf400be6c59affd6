package io.gitproc.reconciler.api;

import io.gitproc.reconciler.config.HostIdentity;

/**
 * The daemon as a process.
 *
 * @param version of GitProc
 * @param pid of the daemon
 * @param host that it serves
 */
public record Program(String version, long pid, HostIdentity host) {
    /** This process. */
    public static Program current(HostIdentity host) {
        return new Program(Version.text(), ProcessHandle.current().pid(), host);
    }
}
