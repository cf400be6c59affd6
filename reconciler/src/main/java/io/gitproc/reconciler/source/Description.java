package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Actor;
import io.gitproc.model.plan.CommitId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Puts what was found into the words of the contract. For one thread. */
final class Description {
    private final TargetLog log;

    Description(TargetLog log) {
        this.log = log;
    }

    /** @param last gives the head while it cannot be read */
    Declared of(Situation found, Declared last) throws IOException {
        Optional<Loaded.Accepted> target = found.target().flatMap(Loaded::accepted);
        return new Declared(
                found.head().loaded().map(Loaded::revision).or(last::head),
                target.map(Loaded.Accepted::revision),
                found.refs().milestones(),
                found.desired(),
                target.map(Loaded.Accepted::rejected).orElseGet(TreeMap::new),
                target.map(Loaded.Accepted::warnings).orElseGet(List::of),
                found.failed(),
                found.head().loaded().flatMap(Loaded::refused),
                rollback(found),
                found.frozen(),
                found.head().fault());
    }

    private Optional<RolledBack> rollback(Situation found) throws IOException {
        Optional<Quarantine> quarantine = found.decision().rollback();
        return quarantine.isPresent() ? Optional.of(rollback(found, quarantine.get())) : Optional.empty();
    }

    private RolledBack rollback(Situation found, Quarantine quarantine) throws IOException {
        Revision to = found.target().orElseThrow().revision();
        TargetLog.Entry move = log.rollbackTo(to.id()).orElseGet(() -> forgotten(found, to));
        LogLine line = move.line();
        return new RolledBack(to, move.from(), line.who(), line.reason(), line.at(), List.copyOf(quarantine.units()));
    }

    /** Reflogs expire; the rollback does not. */
    private static TargetLog.Entry forgotten(Situation found, Revision to) {
        CommitId from = found.refs().rejected().first();
        LogLine unknown = LogLine.rollback("of old", new Actor("somebody"), "the reflog has expired", to.at());
        return new TargetLog.Entry(from, to.id(), unknown);
    }
}
