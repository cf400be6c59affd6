package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.trust.Keys;
import io.gitproc.reconciler.trust.SignedCommit;
import io.gitproc.reconciler.trust.Trailers;
import io.gitproc.reconciler.trust.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.revwalk.RevCommit;

/** Judges commits by one set of keys, each once. For one thread. */
final class SignatureCheck {
    static final int CACHED_MAX = 20_000;
    private static final String SEAL = "GitProc-Seal";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");

    private final Keys keys;
    private final Lru<CommitId, Judged> judged = new Lru<>(CACHED_MAX);

    SignatureCheck(Keys keys) {
        this.keys = keys;
    }

    /**
     * @param seals the commits that it vouches for, with all of their history
     */
    record Judged(Verdict verdict, List<CommitId> seals) {}

    /** @param commit with its body */
    Judged judge(RevCommit commit) {
        CommitId id = Commits.id(commit);
        Optional<Judged> known = judged.find(id);
        return known.isPresent() ? known.get() : judged.keep(id, judge(SignedCommit.of(commit.getRawBuffer())));
    }

    private Judged judge(SignedCommit commit) {
        Verdict verdict = keys.judge(commit);
        return new Judged(verdict, verdict.match(trusted -> seals(commit), untrusted -> List.<CommitId>of()));
    }

    private static List<CommitId> seals(SignedCommit commit) {
        return Trailers.of(commit.message()).values(SEAL).stream()
                .filter(value -> ID.matcher(value).matches())
                .map(CommitId::new)
                .toList();
    }

    /** For people. */
    String accepted() {
        return keys.shown();
    }
}
