package io.gitproc.reconciler.dashboard;

import io.gitproc.model.order.Ordering;
import io.gitproc.model.plan.Desired;
import io.gitproc.model.unit.Dependency;
import io.gitproc.model.unit.Directives;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.source.Blame;
import io.gitproc.reconciler.source.EffectiveUnit;
import io.gitproc.reconciler.source.Revision;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import io.gitproc.reconciler.source.UnitDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the repository says of a unit at a commit, without what may be a secret.
 *
 * @param blame its lines, and who wrote each
 * @param variables the names in its environment
 * @param names the units that it names, by how
 * @param namedBy the units that name it, by how
 * @param ordering of all units there
 * @param versions what changed it, newest first
 */
record UnitText(
        Blame blame,
        List<String> variables,
        SortedMap<Dependency, List<UnitName>> names,
        SortedMap<Dependency, List<UnitName>> namedBy,
        Ordering ordering,
        List<Version> versions) {
    private static final int VERSIONS_MAX = 10;

    /** A commit that changed it, and what. */
    record Version(Revision commit, UnitChange change) {}

    static UnitText read(Revisions revisions, String commit, UnitName name) throws SourceException {
        EffectiveUnit unit = revisions.unit(commit, name);
        Optional<Desired> desired = revisions.load(commit).units();
        return new UnitText(
                redacted(revisions.blame(unit)),
                unit.spec()
                        .map(spec ->
                                List.copyOf(spec.get(Directives.ENVIRONMENT).keySet()))
                        .orElse(List.of()),
                unit.spec().map(ServiceSpec::dependencies).orElseGet(TreeMap::new),
                namedBy(desired, name),
                desired.map(Desired::ordering).orElseGet(Ordering::empty),
                versions(revisions, commit, name));
    }

    private static Blame redacted(Blame blame) {
        List<String> shown =
                Redaction.of(blame.lines().stream().map(Blame.Line::text).toList());
        List<Blame.Line> lines = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Blame.Line line = blame.lines().get(i);
            lines.add(new Blame.Line(line.path(), line.number(), shown.get(i), line.origin()));
        }
        return new Blame(Redaction.of(blame.unit()), lines);
    }

    private static SortedMap<Dependency, List<UnitName>> namedBy(Optional<Desired> desired, UnitName name) {
        SortedMap<Dependency, List<UnitName>> namedBy = new TreeMap<>();
        desired.ifPresent(all -> all.units()
                .forEach((other, wanted) -> wanted.spec().dependencies().forEach((dependency, names) -> {
                    if (names.contains(name)) {
                        namedBy.computeIfAbsent(dependency, none -> new ArrayList<>())
                                .add(other);
                    }
                })));
        return namedBy;
    }

    private static List<Version> versions(Revisions revisions, String commit, UnitName name) throws SourceException {
        List<Version> versions = new ArrayList<>();
        for (Revision revision : revisions.newestTouching(name, commit, VERSIONS_MAX)) {
            versions.add(new Version(revision, change(revisions, revision, name)));
        }
        return versions;
    }

    static UnitChange change(Revisions revisions, Revision revision, UnitName name) throws SourceException {
        String id = revision.id().value();
        Optional<EffectiveUnit> before = revisions.commit(id).parent().isPresent()
                ? Optional.of(revisions.unit(id + "^", name))
                : Optional.empty();
        return UnitChange.of(new UnitDifference(before, revisions.unit(id, name)));
    }
}
