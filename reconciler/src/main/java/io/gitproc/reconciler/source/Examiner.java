package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.ParsedUnit;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Tells all that is wrong with a commit, file by file and as a whole. For one thread. */
final class Examiner {
    private final Repository repository;
    private final Loader loader;
    private final UnitParsing parsing;

    Examiner(Repository repository, Loader loader) {
        this.repository = repository;
        this.loader = loader;
        this.parsing = new UnitParsing(loader.rule());
    }

    /** @throws IOException also when there is no such commit */
    Examination examine(CommitId id) throws IOException {
        Loaded loaded = loader.load(id);
        try (RevWalk walk = new RevWalk(repository)) {
            UnitTree tree = UnitTree.read(
                    walk.getObjectReader(),
                    Commits.read(walk, Commits.objectId(id)).getTree());
            List<Finding> findings = new ArrayList<>(tree.ignored());
            SortedMap<UnitName, String> paths = new TreeMap<>();
            SortedMap<UnitName, ServiceSpec> accepted = new TreeMap<>();
            for (UnitEntry file : tree.files()) {
                ParsedUnit unit = parsing.parse(walk.getObjectReader(), file);
                unit.diagnostics().forEach(diagnostic -> findings.add(new Finding(file.path(), diagnostic)));
                paths.put(file.name(), file.path());
                unit.spec().ifPresent(spec -> accepted.put(file.name(), spec));
            }
            findings.addAll(lacking(paths, accepted));
            int rejected = (int) tree.files().stream()
                    .filter(file -> !accepted.containsKey(file.name()))
                    .count();
            return new Examination(findings, tree.files().size(), rejected, loaded.refused());
        }
    }

    /** One file alone says nothing of the others. */
    private static List<Finding> lacking(SortedMap<UnitName, String> paths, SortedMap<UnitName, ServiceSpec> accepted) {
        SortedSet<UnitName> known = new TreeSet<>(accepted.keySet());
        SortedSet<UnitName> rejected = new TreeSet<>(paths.keySet());
        rejected.removeAll(known);
        return paths.size() == 1
                ? List.of()
                : new Lacking(known, rejected)
                        .of(accepted.values()).stream()
                                .map(warning -> new Finding(paths.getOrDefault(warning.unit(), ""), warning))
                                .toList();
    }
}
