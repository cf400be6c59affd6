package io.gitproc.executors;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything between fork and exec, as data: what an {@link Executor} makes of a specification.
 *
 * @param program an absolute path, or a name without a slash that is searched in systemd's default path
 * @param arguments the argument vector, {@code argv[0]} included
 * @param environment the whole environment of the service
 * @param workingDirectory an absolute path
 * @param workingDirectoryMayBeMissing then {@code /} is used instead
 * @param credentials the identity to take on; empty keeps the daemon's
 * @param fileModeMask umask(2)
 */
public record Launch(
        String program,
        List<String> arguments,
        SortedMap<String, String> environment,
        String workingDirectory,
        boolean workingDirectoryMayBeMissing,
        Optional<Credentials> credentials,
        int fileModeMask) {

    public Launch {
        arguments = List.copyOf(arguments);
    }

    /** The numbers that a service runs under; {@code groups} are the supplementary ones. */
    public record Credentials(long uid, long gid, List<Long> groups) {
        public Credentials {
            groups = List.copyOf(groups);
        }
    }
}
