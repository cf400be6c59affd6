package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds how far a host has come with a commit. For one thread. */
final class Standings {
    private static final Pattern WHOLE = Pattern.compile("[0-9a-fA-F]{40}");

    private final CommitNames names;
    private final Commits commits;
    private final Refs refs;

    Standings(CommitNames names, Commits commits, Refs refs) {
        this.names = names;
        this.commits = commits;
        this.refs = refs;
    }

    /**
     * How far it has come.
     *
     * @param name a whole id may be one that is yet to be fetched
     * @throws SourceException when anything else is no commit
     */
    Standing of(String name, Declared declared) throws IOException, SourceException {
        Optional<CommitId> unknown = unknown(name);
        return unknown.isPresent()
                ? new Standing(unknown.get(), new TreeSet<>(), declared)
                : known(names.resolve(name), declared);
    }

    private Optional<CommitId> unknown(String name) throws IOException {
        if (!WHOLE.matcher(name).matches()) {
            return Optional.empty();
        }
        CommitId id = new CommitId(name.toLowerCase(Locale.ROOT));
        return commits.find(id).isPresent() ? Optional.empty() : Optional.of(id);
    }

    private Standing known(CommitId commit, Declared declared) throws IOException {
        SortedSet<Stage> reached = new TreeSet<>();
        reached.add(Stage.KNOWN);
        for (Map.Entry<Stage, CommitId> at : heads(refs.read()).entrySet()) {
            if (commits.isInHistory(commit, at.getValue())) {
                reached.add(at.getKey());
            }
        }
        return new Standing(commit, reached, declared);
    }

    private static Map<Stage, CommitId> heads(RefState now) {
        Map<Stage, CommitId> heads = new EnumMap<>(Stage.class);
        now.head().ifPresent(head -> heads.put(Stage.BRANCH, head));
        now.target().ifPresent(target -> heads.put(Stage.TARGET, target));
        now.milestones().applied().ifPresent(applied -> heads.put(Stage.APPLIED, applied));
        now.milestones().healthy().ifPresent(healthy -> heads.put(Stage.HEALTHY, healthy));
        return heads;
    }
}
