package io.gitproc.model.plan;

import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.ServiceType;
import io.gitproc.model.unit.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of the last change of a unit, read off its invocations alone: so a daemon that starts in the middle comes to
 * the same answer. Once the old version has been started again it stays so, whatever becomes of that.
 */
public final class Update {
    private static final int CRASHES = 3;
    /** Of what has ended, to begin with what was replaced: a person may have it judged anew twice. */
    private static final int EVIDENCE_MAX = 8;

    private final UnitStatus status;
    private final Wanted wanted;
    private final Optional<Invocation> old;
    private final List<Invocation> tries;

    /** @param wanted with the new version */
    public Update(UnitStatus status, Wanted wanted) {
        this.status = status;
        this.wanted = wanted;
        List<Invocation> invocations = status.invocations();
        this.old = invocations.stream()
                .filter(invocation -> !isNew(invocation) && wasReplacedWell(invocation))
                .reduce((first, last) -> last);
        this.tries = old.map(invocations::indexOf)
                .map(index -> tries(invocations.subList(index + 1, invocations.size())))
                .orElseGet(List::of);
    }

    /** How many of those that ended, newest first, tell what became of the last change; 0 when they are too many to keep. */
    static int evidence(List<Invocation> ended) {
        int most = Math.min(ended.size(), EVIDENCE_MAX);
        for (int count = 1; count <= most; count++) {
            if (wasReplacedWell(ended.get(ended.size() - count))) {
                return count;
            }
        }
        return 0;
    }

    /** What was ended by others, and for nothing that it did, says nothing: what comes after it is another update. */
    private List<Invocation> tries(List<Invocation> sinceOld) {
        List<Invocation> tries = sinceOld.stream().filter(this::isNew).toList();
        int over = tries.stream()
                .filter(invocation -> wasReplacedWell(invocation) || wasTakenDown(invocation))
                .reduce((first, last) -> last)
                .map(tries::indexOf)
                .orElse(-1);
        return tries.subList(over + 1, tries.size());
    }

    private boolean isNew(Invocation invocation) {
        return !wanted.isNewTo(invocation);
    }

    /** It was up, by itself and not after a failure, and was stopped for another version. */
    private static boolean wasReplacedWell(Invocation invocation) {
        return invocation.spec().get(Directives.TYPE) != ServiceType.ONESHOT
                && invocation
                        .stop()
                        .filter(stop -> stop.cause().kind() == StopCause.Kind.REPLACED)
                        .isPresent()
                && invocation.readyAt().isPresent()
                && Failures.inRow(invocation) == 1;
    }

    /** For a person, or for a unit that it depends on. */
    private static boolean wasTakenDown(Invocation invocation) {
        return invocation
                .stop()
                .map(stop -> stop.cause().kind())
                .filter(kind -> kind.aftermath() == StopCause.Aftermath.START && kind != StopCause.Kind.REPLACED)
                .isPresent();
    }

    /** The version that was well; empty when there is none, or it is not known any more. */
    public Optional<ServiceSpec> oldVersion() {
        return old.map(Invocation::spec);
    }

    /** Empty while it may still succeed, and once it has. */
    public Optional<FailedUpdate> failure(Instant now) {
        return cause(now)
                .flatMap(cause ->
                        old.map(before -> new FailedUpdate(status.unit(), wanted.commit(), before.commit(), cause)));
    }

    private Optional<String> cause(Instant now) {
        if (tries.isEmpty() || wanted.hold().isPresent() || isUp()) {
            return Optional.empty();
        }
        List<Invocation> crashes = crashes();
        if (crashes.size() >= CRASHES) {
            return Optional.of("crashed " + CRASHES + " times within " + TimeSpan.format(span()) + ", last: "
                    + Failures.cause(crashes.get(crashes.size() - 1)));
        }
        boolean late = !now.isBefore(deadline()) && tries.stream().noneMatch(this::wasUpAtDeadline);
        return late ? Optional.of("did not get ready within " + TimeSpan.format(span())) : Optional.empty();
    }

    /** What was lost without a word looks ready for ever. */
    private boolean isUp() {
        return status.newest()
                .filter(this::isNew)
                .filter(last -> last.isReady() && (last.alive() || last.endedWell()))
                .isPresent();
    }

    private List<Invocation> crashes() {
        return tries.stream()
                .filter(it -> !it.alive() && Outcome.of(it) != Outcome.CLEAN)
                .filter(it -> !Failures.endOf(it).isAfter(deadline()))
                .toList();
    }

    private boolean wasUpAtDeadline(Invocation invocation) {
        Instant deadline = deadline();
        return invocation.readyAt().filter(at -> !at.isAfter(deadline)).isPresent()
                && invocation
                        .stop()
                        .filter(stop -> !stop.at().isAfter(deadline))
                        .isEmpty()
                && invocation.end().filter(end -> !end.at().isAfter(deadline)).isEmpty();
    }

    private Duration span() {
        return wanted.spec().get(Directives.UPDATE_DEADLINE);
    }

    private Instant deadline() {
        return tries.get(0).launched().plus(span());
    }

    /** When the answer may change though nothing happens. */
    public Optional<Instant> wakeAt(Instant now) {
        return tries.isEmpty() ? Optional.empty() : Optional.of(deadline()).filter(now::isBefore);
    }
}
