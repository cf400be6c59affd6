package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** Reads the refs that matter. For one thread. */
final class Refs {
    static final String OURS = "refs/gitproc/";
    static final String TARGET = OURS + "target";
    static final String APPLIED = OURS + "applied";
    static final String HEALTHY = OURS + "healthy";
    static final String REJECTED = OURS + "rejected/";
    private static final int SHOWN_MAX = 5;

    private final Repository repository;
    private final GitSettings settings;
    private final Freezes freezes;
    private final Approvals approvals;
    private final FailedUpdates failedUpdates;

    /** @param settings say which branch is watched */
    Refs(Site site, GitSettings settings) {
        this.repository = site.repository();
        this.freezes = new Freezes(site);
        this.settings = settings;
        this.failedUpdates = new FailedUpdates(site);
        this.approvals = new Approvals(site);
    }

    RefState read() throws IOException {
        if (isReftable()) {
            // The library looks for news by itself in loose and packed refs alone.
            repository.getRefDatabase().refresh();
        }
        return new RefState(
                id(settings.ref()),
                id(TARGET),
                milestones(),
                rejected(),
                freezes.read(),
                approvals.read(),
                failedUpdates.read());
    }

    private boolean isReftable() {
        return "reftable".equalsIgnoreCase(repository.getConfig().getString("extensions", null, "refstorage"));
    }

    private Optional<CommitId> id(String name) throws IOException {
        return Optional.ofNullable(repository.exactRef(name)).flatMap(Refs::id);
    }

    private static Optional<CommitId> id(Ref ref) {
        return Optional.ofNullable(ref.getObjectId()).map(Commits::id);
    }

    private Milestones milestones() throws IOException {
        return new Milestones(id(APPLIED), id(HEALTHY));
    }

    private SortedSet<CommitId> rejected() throws IOException {
        NavigableSet<CommitId> rejected = new TreeSet<>();
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(REJECTED)) {
            id(ref).ifPresent(rejected::add);
        }
        return rejected;
    }

    /** Why there is no head. */
    SourceException withoutHead() throws IOException {
        String name = settings.branch();
        if (!Repository.isValidRefName(settings.ref())) {
            return new SourceException(
                    PlainText.line(name) + " is not the name of a branch", "look at the configuration");
        }
        List<Ref> others =
                repository.getRefDatabase().getRefsByPrefix(settings.refs().prefix());
        return switch (settings.refs()) {
            case HERE -> others.isEmpty() ? empty(name) : missing(name, others);
            case REMOTE -> notFetched(name);
        };
    }

    private SourceException notFetched(String name) {
        return new SourceException(
                "the branch " + name + " has not been fetched into " + place() + " yet", "gitproc status says why");
    }

    private SourceException empty(String name) {
        return new SourceException(
                "the repository " + place() + " is empty", "commit a unit file to the branch " + name);
    }

    private SourceException missing(String name, List<Ref> others) {
        List<String> names = others.stream()
                .limit(SHOWN_MAX)
                .map(ref -> PlainText.line(
                        ref.getName().substring(settings.refs().prefix().length())))
                .toList();
        String more = others.size() > SHOWN_MAX ? ", …" : "";
        return new SourceException(
                "the repository " + place() + " has no branch " + name, "it has " + String.join(", ", names) + more);
    }

    private String place() {
        return (repository.isBare() ? repository.getDirectory() : repository.getWorkTree()).toString();
    }
}
