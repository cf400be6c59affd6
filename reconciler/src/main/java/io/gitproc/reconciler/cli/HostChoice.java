package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.config.HostIdentity;
import io.gitproc.reconciler.source.Hosts;
import io.gitproc.reconciler.source.Scope;
import io.gitproc.reconciler.source.SourceException;
import io.gitproc.reconciler.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which host a verb asks about that needs no daemon. */
final class HostChoice {
    @Option(names = "--host", paramLabel = "NAME", description = "the host with this folder in hosts/")
    private Optional<String> host = Optional.empty();

    @Option(names = "--label", paramLabel = "LABEL", description = "a label of that host, in groups/; may be repeated")
    private List<String> labels = new ArrayList<>();

    /** Whether there is a folder for a host. */
    interface Folders {
        boolean have(String host) throws SourceException;
    }

    /** A slip of the pen is a new host: the files tell of it nowhere. */
    void noteUnknown(Console console, Folders hosts) throws SourceException {
        if (host.isPresent() && !hosts.have(host.get())) {
            String groups =
                    labels.stream().map(label -> ", and groups/" + label).collect(Collectors.joining());
            console.note("there is no folder hosts/" + host.get() + ": what is for all hosts counts" + groups);
        }
    }

    private boolean isMade() {
        return host.isPresent() || !labels.isEmpty();
    }

    /** What was chosen, else this host. A host that is named has the labels that are named, and no others. */
    Scope orElse(HostIdentity here) throws CommandException {
        return isMade() ? chosen() : Scope.of(here);
    }

    /** What was chosen, else all that files tell of. */
    Hosts orAll() throws CommandException {
        return isMade() ? Hosts.only(chosen()) : Hosts.all();
    }

    private Scope chosen() throws CommandException {
        for (String word : Stream.concat(host.stream(), labels.stream()).toList()) {
            if (!HostIdentity.isWord(word)) {
                throw new CommandException(
                        ExitCode.USAGE,
                        Printable.cut(Printable.line(word), 80) + " is neither a host nor a label",
                        "use letters, digits and . _ -, as its folder has");
            }
        }
        return new Scope(host, new TreeSet<>(labels));
    }
}
