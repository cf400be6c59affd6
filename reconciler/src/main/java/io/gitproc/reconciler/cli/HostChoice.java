package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.config.HostIdentity;
import io.gitproc.reconciler.source.Hosts;
import io.gitproc.reconciler.source.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Which host a verb asks about that needs no daemon. */
final class HostChoice {
    @Option(names = "--host", paramLabel = "NAME", description = "the host with this folder in hosts/")
    private Optional<String> host = Optional.empty();

    @Option(names = "--label", paramLabel = "LABEL", description = "a label of that host, in groups/; may be repeated")
    private List<String> labels = new ArrayList<>();

    private boolean isMade() {
        return host.isPresent() || !labels.isEmpty();
    }

    /** What was chosen, else this host. A host that is named has the labels that are named, and no others. */
    Scope orElse(HostIdentity here) {
        return isMade() ? new Scope(host, new TreeSet<>(labels)) : Scope.of(here);
    }

    /** What was chosen, else all that files tell of. */
    Hosts orAll() {
        return isMade() ? Hosts.only(new Scope(host, new TreeSet<>(labels))) : Hosts.all();
    }
}
