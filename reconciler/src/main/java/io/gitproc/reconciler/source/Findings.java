package io.gitproc.reconciler.source;

import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Collects what is to be said of files, host after host: each thing once. A file that one host ignores and another uses is
 * no finding. For one thread.
 */
final class Findings {
    private final Set<Diagnostic> said = new LinkedHashSet<>();
    private final SortedSet<String> used = new TreeSet<>();
    private final SortedSet<String> rejected = new TreeSet<>();
    private final SortedMap<String, Diagnostic> ignored = new TreeMap<>();
    private Optional<Refusal> refusal = Optional.empty();

    /** On one host these files are a unit. */
    void used(UnitFiles unit, List<Diagnostic> diagnostics) {
        unit.all().map(SourceFile::path).forEach(used::add);
        said.addAll(diagnostics);
        diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .map(Diagnostic::file)
                .forEach(rejected::add);
    }

    /** On one host these files count for nothing. */
    void ignored(Collection<Diagnostic> reasons) {
        reasons.forEach(reason -> ignored.putIfAbsent(reason.file(), reason));
    }

    void misplaced(SourceFile file, String parent) {
        String hint = "move it to a folder in " + parent + "/";
        ignored(List.of(Ignored.warning(file.path(), parent + "/ has a folder for each, and no files", hint)));
    }

    /** Groups that no host may be in at once. */
    void shared(List<SourceFile> files) {
        String paths = files.stream().map(SourceFile::path).collect(Collectors.joining(" and "));
        SourceFile last = files.get(files.size() - 1);
        said.add(Ignored.diagnostic(
                last.path(),
                Severity.WARNING,
                paths + " are one unit: a host with these labels refuses the commit",
                "keep one of them, or see that no host has both labels"));
    }

    void lacking(List<Diagnostic> warnings) {
        said.addAll(warnings);
    }

    void refused(Scope scope, Refusal found) {
        refusal = refusal.or(() -> Optional.of(
                scope.equals(Scope.common())
                        ? found
                        : new Refusal(found.revision(), "for " + scope + ": " + found.reason(), found.hint())));
    }

    Examination examination() {
        ignored.keySet().removeAll(used);
        List<Diagnostic> all = new ArrayList<>(said);
        all.addAll(ignored.values());
        all.sort(Comparator.comparing(Diagnostic::file)
                .thenComparingInt(Diagnostic::line)
                .thenComparingInt(Diagnostic::column));
        return new Examination(all, used.size() + ignored.size(), rejected.size(), ignored.size(), refusal);
    }
}
