package io.gitproc.executors;

import java.util.List;

/**
 * A user of the host, as in passwd(5), with the groups of group(5).
 *
 * @param uid 0 to 2^32-2
 * @param gid the login group
 * @param groups every group the user is in, the login group included, ascending
 */
public record Account(String name, long uid, long gid, List<Long> groups, String home, String shell) {
    public Account {
        groups = List.copyOf(groups);
    }

    public boolean isRoot() {
        return uid == 0;
    }
}
