package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.trust.Trailers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Reads commits whole, for people to see. For one thread. */
final class CommitTexts {
    private final Repository repository;
    private final Commits commits;
    private final Scope scope;
    private final Verification verification;

    CommitTexts(Repository repository, Commits commits, Scope scope, Verification verification) {
        this.repository = repository;
        this.commits = commits;
        this.scope = scope;
        this.verification = verification;
    }

    CommitText read(CommitId id) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = Commits.read(walk, Commits.objectId(id));
            Optional<RevCommit> parent = commit.getParentCount() == 0
                    ? Optional.empty()
                    : Optional.of(Commits.read(walk, commit.getParent(0)));
            return new CommitText(
                    commits.revision(commit),
                    parent.map(Commits::id),
                    commit.getFullMessage(),
                    trailers(commit.getFullMessage()),
                    signature(commit),
                    changed(units(walk, parent), units(walk, Optional.of(commit))));
        }
    }

    private static List<CommitText.Trailer> trailers(String message) {
        return Trailers.of(message).list().stream()
                .map(trailer -> new CommitText.Trailer(trailer.key(), trailer.value()))
                .toList();
    }

    private String signature(RevCommit commit) throws IOException {
        Optional<Refusal> objection = verification.objection(Commits.id(commit));
        if (objection.isPresent()) {
            return objection.get().reason();
        }
        boolean isSigned = Optional.ofNullable(commit.getRawGpgSignature()).isPresent();
        return isSigned
                ? "signed" + verification.signer(commit).map(by -> " by " + by).orElse("")
                : "not signed";
    }

    private SortedMap<UnitName, UnitFiles> units(RevWalk walk, Optional<RevCommit> commit) throws IOException {
        return commit.isEmpty()
                ? new TreeMap<>()
                : HostUnits.of(Layers.whole()
                                .of(walk.getObjectReader(), commit.get().getTree(), scope))
                        .units();
    }

    private static List<UnitName> changed(SortedMap<UnitName, UnitFiles> before, SortedMap<UnitName, UnitFiles> now) {
        TreeSet<UnitName> units = new TreeSet<>(before.keySet());
        units.addAll(now.keySet());
        units.removeIf(unit -> Optional.ofNullable(before.get(unit)).equals(Optional.ofNullable(now.get(unit))));
        return List.copyOf(units);
    }
}
