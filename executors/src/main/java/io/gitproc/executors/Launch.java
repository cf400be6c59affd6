package io.gitproc.executors;

import io.gitproc.model.unit.Resource;
import io.gitproc.model.unit.ResourceLimit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything between fork and exec, as data: what an {@link Executor} makes of a specification.
 *
 * @param commands one; of a oneshot one or more, each run after the one before it has ended well
 * @param environment the whole environment of the service
 * @param workingDirectory an absolute path
 * @param workingDirectoryMayBeMissing then {@code /} is used instead
 * @param credentials the identity to take on; empty keeps the daemon's
 * @param fileModeMask umask(2)
 * @param resourceLimits setrlimit(2); what is not named is as the daemon has it
 * @param directories made in this order
 * @param ignoresBrokenPipes whether {@code SIGPIPE} is ignored at first
 */
public record Launch(
        List<Command> commands,
        SortedMap<String, String> environment,
        String workingDirectory,
        boolean workingDirectoryMayBeMissing,
        Optional<Credentials> credentials,
        int fileModeMask,
        Privileges privileges,
        Scheduling scheduling,
        SortedMap<Resource, ResourceLimit> resourceLimits,
        List<ServiceDirectory> directories,
        Output output,
        boolean ignoresBrokenPipes,
        Listening listening) {

    public Launch {
        commands = List.copyOf(commands);
        directories = List.copyOf(directories);
        resourceLimits = Collections.unmodifiableSortedMap(new TreeMap<>(resourceLimits));
    }

    /** One with the privileges, the scheduling and the limits of the daemon, and its output in the log. */
    public Launch(
            List<Command> commands,
            SortedMap<String, String> environment,
            String workingDirectory,
            boolean workingDirectoryMayBeMissing,
            Optional<Credentials> credentials,
            int fileModeMask) {
        this(
                commands,
                environment,
                workingDirectory,
                workingDirectoryMayBeMissing,
                credentials,
                fileModeMask,
                Privileges.UNCHANGED,
                Scheduling.UNCHANGED,
                Collections.emptySortedMap(),
                List.of(),
                Output.LOG,
                true,
                Listening.NONE);
    }

    /**
     * A command that runs beside the service, as it does: it sees the processes of the host, makes no directories, has
     * no say, and whoever starts it gets its output.
     */
    public Launch beside(Command command) {
        return new Launch(
                List.of(command),
                environment,
                workingDirectory,
                workingDirectoryMayBeMissing,
                credentials,
                fileModeMask,
                privileges.withoutPrivatePids(),
                scheduling,
                resourceLimits,
                List.of(),
                Output.INHERITED,
                ignoresBrokenPipes,
                Listening.NONE);
    }

    /**
     * A program and its arguments.
     *
     * @param program an absolute path, or a name without a slash that is searched in systemd's default path
     * @param arguments the argument vector, {@code argv[0]} included
     * @param ignoresFailure whether a bad end counts as a good one: the prefix {@code -}
     */
    public record Command(String program, List<String> arguments, boolean ignoresFailure) {
        public Command {
            arguments = List.copyOf(arguments);
        }
    }

    /** The numbers that a service runs under; {@code groups} are the supplementary ones. */
    public record Credentials(long uid, long gid, List<Long> groups) {
        public Credentials {
            groups = List.copyOf(groups);
        }
    }
}
