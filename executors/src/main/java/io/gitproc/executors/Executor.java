package io.gitproc.executors;

import io.gitproc.executors.Launch.Credentials;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.ServiceSpec;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** How a specification becomes a process. Pure: everything it needs from the host is an argument. */
public interface Executor {

    /** The word for it in the configuration and in status. */
    String name();

    /** Why a unit must not run this way: what it asks for its protection would not hold. Empty when it may. */
    default Optional<String> unsupported(ServiceSpec spec) {
        return Optional.empty();
    }

    /** One sentence for each other wish of a unit that is not fulfilled. */
    default List<String> unenforced(ServiceSpec spec) {
        return List.of();
    }

    /** What to run. */
    Launch compile(ServiceSpec spec, Context context);

    /**
     * What the host says of a start.
     *
     * @param invocation names it
     * @param files the variables of all {@code EnvironmentFile=}
     * @param credentials the numbers to take on; empty: the daemon's
     * @param account of {@code User=}, when the unit names one
     * @param daemon the account of the daemon
     */
    record Context(
            InvocationId invocation,
            SortedMap<String, String> files,
            Optional<Credentials> credentials,
            Optional<Account> account,
            Account daemon) {}
}
