package io.gitproc.executors;

import java.util.List;

/**
 * What a host is and can do.
 *
 * @param hostName as in gethostname(2)
 * @param bootId of this boot, {@code /proc/sys/kernel/random/boot_id}
 * @param user the account of the daemon
 * @param memory of the machine in bytes
 * @param swap of the machine in bytes
 * @param tasks the most processes and threads that it can have
 * @param processors that are on line
 * @param unenforced one sentence for each thing that cannot be enforced on this host, such as {@code limits: no
 *     writable cgroup}; shown to people
 */
public record HostFacts(
        String hostName,
        String bootId,
        Account user,
        long memory,
        long swap,
        long tasks,
        int processors,
        List<String> unenforced) {
    public HostFacts {
        unenforced = List.copyOf(unenforced);
    }
}
