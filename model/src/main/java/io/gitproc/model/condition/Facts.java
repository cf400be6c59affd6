package io.gitproc.model.condition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a host says of itself when it is asked. Nothing here fails: what it does not tell is empty. */
public interface Facts {

    /** What stands where. */
    FileTree files();

    /** The text of a small file; empty when there is none or it may not be read. */
    Optional<String> read(String path);

    /** A variable of the daemon. */
    Optional<String> variable(String name);

    /** As in gethostname(2), and what else it is called; any of them counts. */
    List<String> hostNames();

    /** Of the machine, as uname(2) or Java names it: {@code x86_64}, {@code amd64}. */
    String machine();

    /** Of the machine, in bytes. */
    long memory();

    /** That the daemon may run on. */
    int processors();

    /** Who the daemon is. */
    User user();

    /** The number of a user by name or number. */
    OptionalLong uid(String name);

    /** The number of a group by name or number. */
    OptionalLong gid(String name);

    /**
     * An account.
     *
     * @param groups every group that it is in
     */
    record User(String name, long uid, List<Long> groups) {
        public User {
            groups = List.copyOf(groups);
        }
    }
}
