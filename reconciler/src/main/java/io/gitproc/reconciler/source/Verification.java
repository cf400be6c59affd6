package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.config.TrustSettings;
import io.gitproc.reconciler.config.Verify;
import io.gitproc.reconciler.trust.Keys;
import io.gitproc.reconciler.trust.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Whether a commit may be the target: signed as the host demands, by whom the host lets do it.
 *
 * <p>The host's files are read again at each look, so a commit is refused or taken without a ref that moves. For one
 * thread.
 */
final class Verification {
    private final Repository repository;
    private final Commits commits;
    private final TrustSettings settings;
    private final Loader loader;
    private final List<Path> folders;
    private final Keys.Reading keys;
    private final TrustRecord record;
    private TrustLook look;
    private Optional<SignatureCheck> check;

    Verification(Repository repository, Commits commits, Loader loader, TrustSettings settings, TrustStore store) {
        this.repository = repository;
        this.commits = commits;
        this.loader = loader;
        this.settings = settings;
        this.folders = Repositories.folders(repository);
        this.keys = store.keys();
        this.record = new TrustRecord(store.disk(), settings.record());
        this.look = look();
        this.check = check();
    }

    /** Reads the host's files again; whether they are the same. */
    boolean isStill() {
        TrustLook before = look;
        look = look();
        if (look.equals(before)) {
            return true;
        }
        check = check();
        return false;
    }

    private TrustLook look() {
        return TrustLook.at(settings, folders, keys);
    }

    /** By a policy that cannot be read nothing new is judged, so what runs keeps the last one. */
    private Optional<SignatureCheck> check() {
        look.policy().ifPresent(loader::obey);
        return look.keys().map(SignatureCheck::new);
    }

    /**
     * What becomes of a commit that is to be the target.
     *
     * @param target the ref, believed or not
     */
    Loaded judge(CommitId commit, Optional<CommitId> target) throws IOException {
        Optional<Refusal> refusal = objection(commit);
        if (refusal.isPresent()) {
            return new Loaded.Refused(refusal.get());
        }
        Loaded loaded = loader.load(commit);
        Optional<CommitId> before = believed(target);
        Optional<Desired> units = before.isPresent() ? loader.load(before.get()).units() : Optional.empty();
        return loaded.accepted()
                .flatMap(now -> protectedFrom(now, units))
                .<Loaded>map(Loaded.Refused::new)
                .orElse(loaded);
    }

    private Optional<Refusal> protectedFrom(Loaded.Accepted units, Optional<Desired> target) {
        Policy policy = look.policy().orElseThrow();
        List<String> touched = target.stream()
                .flatMap(it -> Quarantine.differences(it, units.desired()).stream()
                        .filter(unit -> it.units().containsKey(unit) && policy.isFixed(unit)))
                .map(UnitName::value)
                .toList();
        return touched.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        units.revision(),
                        "it changes or removes " + String.join(", ", touched) + ", which protected_units of "
                                + policy.file() + " forbids",
                        "revert that change, or take the unit out of the policy"));
    }

    /** Why a commit is not trusted. */
    Optional<Refusal> objection(CommitId commit) throws IOException {
        if (!look.isUsable()) {
            return Optional.of(new Refusal(commits.revision(commits.read(commit)), look.fault(), look.hint()));
        }
        return check.isPresent() ? objection(commit, check.get()) : Optional.empty();
    }

    private Optional<Refusal> objection(CommitId commit, SignatureCheck keys) throws IOException {
        Revision revision = commits.revision(commits.read(commit));
        return untrusted(commit, keys).map(bad -> refusal(revision, bad, keys));
    }

    /** JGit finds some damage only by falling over it. */
    private Optional<Untrusted> untrusted(CommitId commit, SignatureCheck keys) throws IOException {
        try {
            return switch (settings.verify()) {
                case NONE -> Optional.empty();
                case HEAD -> untrustedAlone(commit, keys);
                case RANGE -> range(keys).firstUntrusted(commit);
            };
        } catch (IndexOutOfBoundsException | LargeObjectException e) {
            throw new IOException("the history of " + commit + " is damaged: " + Faults.cause(e), e);
        }
    }

    private SignedRange range(SignatureCheck keys) throws IOException {
        PathCheck paths = new PathCheck(repository, look.policy().orElseThrow());
        return new SignedRange(repository, commits, keys, paths, record.trusted());
    }

    private Optional<Untrusted> untrustedAlone(CommitId id, SignatureCheck keys) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = Commits.read(walk, Commits.objectId(id));
            return keys.judge(commit)
                    .verdict()
                    .match(
                            trusted -> Optional.empty(),
                            bad -> Optional.of(new Untrusted(commits.revision(commit), bad.why())));
        }
    }

    private Refusal refusal(Revision head, Untrusted bad, SignatureCheck keys) {
        String which =
                "commit " + bad.commit().id().brief() + " (" + bad.commit().subject() + ") is not trusted: ";
        return new Refusal(
                head,
                which + bad.why() + "; " + keys.accepted(),
                hint(bad.commit().id()));
    }

    private String hint(CommitId bad) {
        String key = "or add the key to " + settings.allowedSigners();
        return settings.verify() == Verify.HEAD
                ? "push a signed commit (git commit -S), " + key
                : "sign it and push again, " + key
                        + "; to vouch for it and all before it, push a signed commit with the trailer GitProc-Seal: "
                        + bad;
    }

    /** The target to go by: where others moved the ref to a commit that is not trusted, the one that is on record. */
    Optional<CommitId> believed(Optional<CommitId> target) throws IOException {
        if (target.isEmpty()
                || !isOn()
                || isOnRecord(target.get())
                || objection(target.get()).isEmpty()) {
            return target;
        }
        Optional<CommitId> kept = record.entry().map(TrustRecord.Entry::target);
        return kept.isPresent() && commits.find(kept.get()).isPresent() ? kept : Optional.empty();
    }

    /** Who signed a commit, where the keys of this host are asked and it is one of them: names and key. */
    Optional<String> signer(RevCommit commit) {
        return check.flatMap(keys -> keys.judge(commit)
                .verdict()
                .match(
                        trusted -> Optional.of(String.join(", ", trusted.principals()) + ", " + trusted.key()),
                        untrusted -> Optional.empty()));
    }

    boolean isOn() {
        return settings.verify() != Verify.NONE;
    }

    private boolean isOnRecord(CommitId target) {
        return record.entry().filter(it -> it.target().equals(target)).isPresent();
    }

    /** Puts on record what the host converges to. */
    void keep(CommitId target) throws IOException, SourceException {
        if (isOn() && !isOnRecord(target)) {
            record.keep(new TrustRecord.Entry(target, newest(target)));
        }
    }

    /** Asked in the order of what happens: forward is cheap to see, backward needs the whole history. */
    private CommitId newest(CommitId target) throws IOException {
        Optional<CommitId> before = record.entry().map(TrustRecord.Entry::newest);
        return before.isPresent() && isBehind(target, before.get()) ? before.get() : target;
    }

    private boolean isBehind(CommitId target, CommitId newest) throws IOException {
        return commits.find(newest).isPresent()
                && !commits.isInHistory(newest, target)
                && commits.isInHistory(target, newest);
    }
}
