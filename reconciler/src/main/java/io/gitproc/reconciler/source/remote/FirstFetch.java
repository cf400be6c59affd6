package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.config.RemoteSettings;
import io.gitproc.reconciler.config.RemoteUrl;
import io.gitproc.reconciler.source.GitSettings;
import io.gitproc.reconciler.source.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the clone of a remote, and fetches into it once: what {@code gitproc init} does where there is one. A daemon that does
 * the same meanwhile is not disturbed.
 */
public final class FirstFetch {
    private final RemoteSettings settings;
    private final Transfer transfer;

    private FirstFetch(RemoteSettings settings, GitSettings git) {
        this.settings = settings;
        this.transfer = new Transfer(settings, new LocalClone(git), git.branch());
    }

    /** @param git names the clone, and the ref to move there */
    public static FirstFetch of(RemoteSettings settings, GitSettings git) {
        return new FirstFetch(settings, git);
    }

    /**
     * Waits for the network, for as long as it takes.
     *
     * @return the remote or the mirror that answered
     * @throws SourceException when none does: why the remote did not
     */
    public RemoteUrl run() throws SourceException {
        List<FetchException> failures = new ArrayList<>();
        for (RemoteUrl url : settings.urls()) {
            try {
                transfer.run(url);
                return url;
            } catch (FetchException e) {
                failures.add(e);
            }
        }
        FetchException first = failures.get(0);
        throw new SourceException(first.sentence(), first.hint());
    }

    /** Empty while nothing came yet. Any thread. */
    public Optional<FetchProgress> progress() {
        return transfer.progress();
    }
}
