package io.gitproc.reconciler;

import io.gitproc.model.plan.FailedUpdate;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.source.Declared;
import io.gitproc.reconciler.source.Freeze;
import io.gitproc.reconciler.source.Frozen;
import io.gitproc.reconciler.source.Refusal;
import io.gitproc.reconciler.source.Rejection;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.RolledBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is new in the repository, in words: lines of the daemon's log. */
final class DeclaredLines {
    private DeclaredLines() {}

    static List<String> between(Declared before, Declared now) {
        List<String> lines = new ArrayList<>();
        changed(before.target(), now.target()).map(DeclaredLines::target).ifPresent(lines::add);
        changed(before.refusal(), now.refusal()).map(DeclaredLines::refusal).ifPresent(lines::add);
        changed(before.rollback(), now.rollback()).map(DeclaredLines::rollback).ifPresent(lines::add);
        lines.addAll(freezes(before.frozen(), now.frozen()));
        changed(before.fault(), now.fault()).ifPresent(fault -> lines.add("repository: " + fault));
        if (before.fault().isPresent() && now.fault().isEmpty()) {
            lines.add("repository: can be read again");
        }
        now.rejected().values().stream()
                .filter(rejection -> !before.rejected().containsValue(rejection))
                .forEach(rejection -> lines.addAll(rejection(rejection)));
        now.failed().stream()
                .filter(failure -> !before.failed().contains(failure))
                .map(DeclaredLines::failedUpdate)
                .forEach(lines::add);
        Set<Diagnostic> known = Set.copyOf(before.warnings());
        now.warnings().stream()
                .filter(warning -> !known.contains(warning))
                .map(Diagnostic::toString)
                .forEach(lines::add);
        return lines;
    }

    private static <T> Optional<T> changed(Optional<T> before, Optional<T> now) {
        return now.equals(before) ? Optional.empty() : now;
    }

    private static String target(Revision target) {
        return "target " + target.id().brief() + " by " + target.author() + ": " + target.subject();
    }

    private static String refusal(Refusal refusal) {
        return "refused " + refusal.revision().id().brief() + ": " + refusal.reason();
    }

    private static String rollback(RolledBack rollback) {
        return "rolled back to " + rollback.to().id().brief() + " by " + rollback.by()
                + (rollback.reason().isEmpty() ? "" : ": " + rollback.reason());
    }

    static String names(List<UnitName> units) {
        return String.join(", ", units.stream().map(UnitName::value).toList());
    }

    private static List<String> freezes(Frozen before, Frozen now) {
        List<Freeze> begun = new ArrayList<>(now.freezes());
        begun.removeAll(before.freezes());
        boolean isOver = now.freezes().isEmpty() && !before.freezes().isEmpty();
        return isOver
                ? List.of("the target follows the branch again")
                : begun.stream().map(FreezeWords::of).toList();
    }

    private static String failedUpdate(FailedUpdate failure) {
        return failure.unit() + ": the update to " + failure.bad().brief() + " failed: " + failure.cause()
                + "; the version of " + failure.good().brief() + " stays in force";
    }

    private static List<String> rejection(Rejection rejection) {
        String standIn = rejection
                .standIn()
                .map(commit -> "the version of " + commit.brief() + " stays in force")
                .orElse("there is no earlier version");
        List<String> lines = new ArrayList<>();
        lines.add("rejected " + rejection.path() + ": " + standIn);
        rejection.diagnostics().forEach(diagnostic -> lines.add(diagnostic.toString()));
        return lines;
    }
}
