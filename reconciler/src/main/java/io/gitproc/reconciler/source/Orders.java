package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.plan.Intent;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Does to the refs what a person says; the next look sees it. For one thread. */
final class Orders {
    private final Refs refs;
    private final RefWriter writer;
    private final Freezes freezes;
    private final Approval approval;
    private final Rollback rollback;
    private final Publication publication;

    Orders(
            Refs refs,
            RefWriter writer,
            Freezes freezes,
            Approval approval,
            Rollback rollback,
            Publication publication) {
        this.refs = refs;
        this.writer = writer;
        this.freezes = freezes;
        this.approval = approval;
        this.rollback = rollback;
        this.publication = publication;
    }

    /**
     * Moves back what the order says. Whatever can be seen to forbid a part of it does so first.
     *
     * @return the commit that is published, where the order is for the branch as well
     */
    Optional<RevertCommit> rollback(RollbackOrder order, Instant now) throws IOException, SourceException {
        CommitId to = rollback.destination(order.commit());
        return switch (order.reach()) {
            case HOST -> {
                moveBack(to, order, now);
                yield Optional.empty();
            }
            case BRANCH -> Optional.of(publish(to, order, now));
        };
    }

    /** This host first: that needs nobody else. It may be there already, kept from a head that is refused. */
    private RevertCommit publish(CommitId to, RollbackOrder order, Instant now) throws IOException, SourceException {
        RevertCommit revert = publication.draft(to, order.intent(), now);
        if (!refs.read().target().equals(Optional.of(to))) {
            moveBack(to, order, now);
        }
        publication.publish(revert, order.intent(), now);
        return revert;
    }

    /** The target goes first: killed in between, the daemon finds a rollback that a mended head ends. */
    private void moveBack(CommitId to, RollbackOrder order, Instant now) throws IOException, SourceException {
        Intent intent = order.intent();
        rollback.perform(to, from -> LogLine.rollback(from, intent.by(), intent.reason(), now));
        if (order.pins()) {
            freeze(Freeze.of(Freeze.Kind.PINNED, intent, now));
        }
    }

    /** Lets one commit pass the guard. */
    void approve(String commit, Intent intent, Instant now) throws IOException, SourceException {
        approval.give(commit, intent, now);
    }

    /** Keeps the target where it is. */
    void pause(Intent intent, Instant now) throws IOException, SourceException {
        freeze(Freeze.of(Freeze.Kind.PAUSED, intent, now));
    }

    /** Said again it replaces who, why and until when. */
    private void freeze(Freeze freeze) throws IOException, SourceException {
        RefState now = refs.read();
        CommitId target = now.target()
                .orElseThrow(() -> new SourceException(
                        "there is no target yet that could be kept", "commit a unit file to the watched branch"));
        Optional<Instant> first = now.inForce(freeze.since()).stream()
                .filter(it -> it.kind() == freeze.kind())
                .map(Freeze::since)
                .findFirst();
        freezes.put(first.map(freeze::since).orElse(freeze), target);
    }

    /** Ends one thing at a time: a pause, and only where there is none a rollback, pinned or not. */
    void resume() throws IOException, SourceException {
        RefState now = refs.read();
        Optional<Freeze> pause = now.freezes().stream()
                .filter(freeze -> freeze.kind() == Freeze.Kind.PAUSED)
                .findFirst();
        if (pause.isPresent()) {
            freezes.remove(pause.get());
        } else {
            writer.forget(now.rejected());
            freezes.removeAll();
        }
    }
}
