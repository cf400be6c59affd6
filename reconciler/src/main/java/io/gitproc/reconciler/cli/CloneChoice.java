package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.source.Hosts;
import io.gitproc.reconciler.source.SourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;

/** Which repository a verb asks that needs no daemon, and about which host. */
final class CloneChoice {
    @Mixin
    private RepositoryChoice repository = new RepositoryChoice();

    @Mixin
    private HostChoice host = new HostChoice();

    boolean namesRepository() {
        return repository.isMade();
    }

    Hosts hosts() throws CommandException {
        return host.orAll();
    }

    /** Where the files are those of a folder. */
    void noteUnknown(Console console, Path folder) throws SourceException {
        host.noteUnknown(
                console, name -> Files.isDirectory(folder.resolve("hosts").resolve(name)));
    }

    <T> T read(Session session, RepositoryChoice.Reading<T> reading) throws CommandException {
        return repository.read(session, host, reading);
    }
}
