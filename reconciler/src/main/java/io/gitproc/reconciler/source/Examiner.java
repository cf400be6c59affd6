package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.ParsedUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectReader;
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
            int rejected = 0;
            for (UnitEntry file : tree.files()) {
                rejected += examine(walk.getObjectReader(), file, findings);
            }
            return new Examination(findings, tree.files().size(), rejected, loaded.refused());
        }
    }

    /** Gives how many units are rejected for it. */
    private int examine(ObjectReader reader, UnitEntry file, List<Finding> findings) throws IOException {
        ParsedUnit unit = parsing.parse(reader, file);
        unit.diagnostics().forEach(diagnostic -> findings.add(new Finding(file.path(), diagnostic)));
        return unit.spec().isPresent() ? 0 : 1;
    }
}
