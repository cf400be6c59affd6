package io.gitproc.executors.linux;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a launcher and its service go.
 *
 * @param home files that the launcher writes itself into
 * @param cgroups files that the service writes itself into
 * @param pidNamespace how it gets one, if it is to have one
 * @param notifySocket the socket that it speaks to, if it is to be heard
 */
record Placement(List<Path> home, List<Path> cgroups, PidNamespaces.Way pidNamespace, Path notifySocket) {
    Placement {
        home = List.copyOf(home);
        cgroups = List.copyOf(cgroups);
    }
}
