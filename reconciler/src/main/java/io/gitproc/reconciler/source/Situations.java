package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.FailedUpdate;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads what the refs name, and judges it. It moves none. For one thread. */
final class Situations {
    private final GitSettings settings;
    private final Refs refs;
    private final Commits commits;
    private final Loader loader;
    private final Verification verification;
    private final Guard guard;
    private final UpdateQuarantine quarantine;

    Situations(
            GitSettings settings,
            Refs refs,
            Commits commits,
            Loader loader,
            Verification verification,
            UpdateQuarantine quarantine) {
        this.settings = settings;
        this.refs = refs;
        this.commits = commits;
        this.loader = loader;
        this.verification = verification;
        this.guard = new Guard(commits);
        this.quarantine = quarantine;
    }

    /** @param at now: what a person said for a time may be over */
    Situation of(RefState now, Instant at) throws IOException {
        List<Freeze> inForce = now.inForce(at);
        Optional<Loaded> target = load(verification.believed(now.target()));
        Optional<Desired> units = target.flatMap(Loaded::units);
        List<FailedUpdate> failed = quarantine.inForce(now.failed(), units);
        return new Situation(
                now,
                head(now, target),
                target,
                rejected(now, at),
                new Frozen(inForce, waiting(now, inForce)),
                units.isPresent() ? Optional.of(quarantine.over(units.get(), failed)) : units,
                failed);
    }

    private Optional<Loaded> load(Optional<CommitId> commit) throws IOException {
        return commit.isPresent() ? Optional.of(loader.load(commit.get())) : Optional.empty();
    }

    /** A head that cannot be read must not take the target with it. */
    private Head head(RefState now, Optional<Loaded> target) throws IOException {
        if (now.head().isEmpty()) {
            return Head.fault(Faults.sentence(refs.withoutHead()));
        }
        try {
            return Head.of(guard.over(verification.judge(now.head().get(), now.target()), now, target));
        } catch (IOException e) {
            return Head.fault(Faults.sentence(settings.repository(), e));
        }
    }

    private List<Desired> rejected(RefState now, Instant at) throws IOException {
        List<Desired> rejected = new ArrayList<>();
        if (!now.isUnpinned(at)) {
            for (CommitId commit : now.rejected()) {
                loader.load(commit).units().ifPresent(rejected::add);
            }
        }
        return rejected;
    }

    private int waiting(RefState now, List<Freeze> inForce) throws IOException {
        boolean counts =
                !inForce.isEmpty() && now.head().isPresent() && now.target().isPresent();
        return counts ? commits.countBeyond(now.target().get(), now.head().get(), Frozen.WAITING_MAX) : 0;
    }
}
