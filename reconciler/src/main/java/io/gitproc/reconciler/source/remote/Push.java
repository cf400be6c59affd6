package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.config.RemoteSettings;
import io.gitproc.reconciler.config.RemoteUrl;
import io.gitproc.reconciler.source.RevertCommit;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;

/** Moves the branch of the remote one commit forward, if it still is where this host saw it. Any thread. */
final class Push {
    private static final int TEXT_MAX = 300;

    private final RemoteUrl url;
    private final LocalClone clone;
    private final String branch;
    private final Connections connections;

    /** A mirror is not pushed to: it follows the remote. */
    Push(RemoteSettings settings, LocalClone clone, String branch) {
        this.url = settings.first();
        this.clone = clone;
        this.branch = branch;
        this.connections = new Connections(settings);
    }

    void run(RevertCommit commit) throws FetchException {
        try (BoundedRepository repository = clone.open(BoundedRepository.Rest.LEFT);
                Transport transport = connections.open(repository, url)) {
            RemoteRefUpdate update = update(repository, commit);
            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            require(update);
        } catch (IOException e) {
            throw FetchFault.ofPush(e, url, branch);
        }
    }

    private RemoteRefUpdate update(BoundedRepository repository, RevertCommit commit) throws IOException {
        ObjectId lease = ObjectId.fromString(commit.parent().value());
        return new RemoteRefUpdate(
                repository, commit.id().value(), Constants.R_HEADS + branch, false, clone.ref(), lease);
    }

    private void require(RemoteRefUpdate update) throws FetchException {
        switch (update.getStatus()) {
            case OK, UP_TO_DATE -> {}
            case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD, NON_EXISTING ->
                throw refused("its branch " + branch + " was pushed to meanwhile, and that goes first");
            case NOT_ATTEMPTED, AWAITING_REPORT, REJECTED_NODELETE, REJECTED_OTHER_REASON ->
                throw refused(said(update));
        }
    }

    /** A hook, or a rule that protects the branch. */
    private static String said(RemoteRefUpdate update) {
        return "it refuses: "
                + Optional.ofNullable(update.getMessage())
                        .map(Printable::line)
                        .map(line -> Printable.cut(line, TEXT_MAX))
                        .orElseGet(() -> String.valueOf(update.getStatus()));
    }

    private FetchException refused(String cause) {
        return new FetchException(FetchException.Kind.LASTING, "cannot push to " + url + ": " + cause, "");
    }
}
