package io.gitproc.reconciler.source;

import io.gitproc.model.plan.Desired;
import io.gitproc.model.plan.FailedUpdate;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.UnitName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the repository says, as of one look at it.
 *
 * @param head the head of the watched branch; empty while there is none
 * @param target what this host converges to; empty until the first commit was taken
 * @param milestones how far this host has come
 * @param desired the units of the target; empty exactly when {@code target} is
 * @param rejected the broken units of the target
 * @param warnings of accepted units
 * @param failed updates that failed: the version of an earlier commit is desired instead
 * @param refusal why the head is not the target, when it is refused whole
 * @param rollback when the target was moved back by a person
 * @param frozen what keeps the target, whatever the branch says
 * @param fault why the repository could not be read this time; the rest is then what was last read
 */
public record Declared(
        Optional<Revision> head,
        Optional<Revision> target,
        Milestones milestones,
        Optional<Desired> desired,
        SortedMap<UnitName, Rejection> rejected,
        List<Diagnostic> warnings,
        List<FailedUpdate> failed,
        Optional<Refusal> refusal,
        Optional<RolledBack> rollback,
        Frozen frozen,
        Optional<String> fault) {

    public Declared {
        rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
        failed = List.copyOf(failed);
        warnings = List.copyOf(warnings);
    }

    /** Before the first look. */
    public static Declared nothing() {
        return new Declared(
                Optional.empty(),
                Optional.empty(),
                Milestones.none(),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Frozen.none(),
                Optional.empty());
    }

    /** What was last read, when it cannot be read now. */
    Declared withFault(String sentence) {
        return new Declared(
                head,
                target,
                milestones,
                desired,
                rejected,
                warnings,
                failed,
                refusal,
                rollback,
                frozen,
                Optional.of(sentence));
    }
}
