package io.gitproc.reconciler.source.remote;

import io.gitproc.reconciler.config.RemoteSettings;
import io.gitproc.reconciler.config.RemoteUrl;
import io.gitproc.reconciler.os.FailPoint;
import io.gitproc.reconciler.source.RefLock;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.transport.Transport;

/** One fetch: the branch, and the tags of what comes with it. Any thread; two at once do no harm. */
final class Transfer {
    private final RemoteSettings settings;
    private final LocalClone clone;
    private final String branch;
    private final Connections connections;
    private volatile Optional<TransferMonitor> underWay = Optional.empty();

    Transfer(RemoteSettings settings, LocalClone clone, String branch) {
        this.settings = settings;
        this.clone = clone;
        this.branch = branch;
        this.connections = new Connections(settings);
    }

    /** Fetches from one of the URLs; returns when the ref is where the other side's branch is. */
    void run(RemoteUrl url) throws FetchException {
        try (BoundedRepository repository = clone.open(rest(url));
                Transport transport = connections.open(repository, url)) {
            transport.setTagOpt(TagOpt.AUTO_FOLLOW);
            transport.setObjectChecker(complete());
            fetch(transport, repository, url);
        } catch (IOException e) {
            throw FetchFault.of(e, url, branch);
        } finally {
            underWay = Optional.empty();
        }
    }

    /** How far the newest one is; empty when none is under way. Any thread. */
    Optional<FetchProgress> progress() {
        return underWay.flatMap(TransferMonitor::progress);
    }

    private static BoundedRepository.Rest rest(RemoteUrl url) {
        return switch (url.transport()) {
            case FILE -> BoundedRepository.Rest.HEARD;
            case GIT, SSH, HTTP -> BoundedRepository.Rest.LEFT;
        };
    }

    private void fetch(Transport transport, BoundedRepository repository, RemoteUrl url)
            throws IOException, FetchException {
        TransferMonitor monitor = new TransferMonitor(repository::received);
        underWay = Optional.of(monitor);
        FailPoint.OF_PROCESS.before("fetch");
        FetchResult result = transport.fetch(monitor, List.of(branchOf(url)));
        FailPoint.OF_PROCESS.after("fetch");
        for (TrackingRefUpdate update : result.getTrackingRefUpdates()) {
            requireForward(update, url);
            require(update, repository);
        }
        if (!result.getTrackingRefUpdates().isEmpty()) {
            repository.autoGC(NullProgressMonitor.INSTANCE);
        }
    }

    /** Only the remote itself may take a host back: a mirror that lacks the newest commits would undo them. */
    private RefSpec branchOf(RemoteUrl url) {
        return new RefSpec("refs/heads/" + branch + ":" + clone.ref()).setForceUpdate(url.equals(settings.first()));
    }

    private static void requireForward(TrackingRefUpdate update, RemoteUrl url) throws FetchException {
        if (update.getResult() == RefUpdate.Result.REJECTED) {
            throw new FetchException(
                    FetchException.Kind.LASTING,
                    "cannot take what " + url + " has: it is behind what was fetched before, or rewritten",
                    "bring the mirror up to date");
        }
    }

    private void require(TrackingRefUpdate update, BoundedRepository repository) throws IOException, FetchException {
        if (update.getResult() == RefUpdate.Result.LOCK_FAILURE) {
            RefLock.of(repository, clone.ref()).breakWhenStale();
        }
        if (update.getLocalName().equals(clone.ref()) && !isMoved(update.getResult())) {
            throw new FetchException(
                    FetchException.Kind.PASSING,
                    "cannot write " + update.getLocalName() + ": " + update.getResult(),
                    "it is tried again by itself; is the disk full?");
        }
    }

    private static boolean isMoved(RefUpdate.Result result) {
        return switch (result) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE, RENAMED -> true;
            case NOT_ATTEMPTED,
                    LOCK_FAILURE,
                    REJECTED,
                    REJECTED_CURRENT_BRANCH,
                    REJECTED_MISSING_OBJECT,
                    REJECTED_OTHER_REASON,
                    IO_FAILURE -> false;
        };
    }

    /** A commit is taken with all that it needs, or not at all. How its objects are spelled is for the reader to judge. */
    private static ObjectChecker complete() {
        return new ObjectChecker().setIgnore(EnumSet.allOf(ObjectChecker.ErrorType.class));
    }
}
