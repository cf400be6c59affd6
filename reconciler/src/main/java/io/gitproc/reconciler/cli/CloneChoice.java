package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.source.Hosts;
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

    <T> T read(Session session, RepositoryChoice.Reading<T> reading) throws CommandException {
        return repository.read(session, host, reading);
    }
}
