package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.Mention;
import io.gitproc.model.unit.ParsedUnit;
import io.gitproc.model.unit.ServiceSpec;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Tells all that is wrong with a commit, file by file and as a whole. For one thread. */
final class Examiner {
    private final Repository repository;
    private final Loader loader;
    private final Layers layers = Layers.whole();
    private final UnitParsing parsing;

    Examiner(Repository repository, Loader loader) {
        this.repository = repository;
        this.loader = loader;
        this.parsing = new UnitParsing(loader.rule());
    }

    /** @throws IOException also when there is no such commit */
    Examination examine(CommitId id, Hosts hosts) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = Commits.read(walk, Commits.objectId(id));
            return hosts.only().isPresent()
                    ? examine(walk, commit, List.of(hosts.only().get()), new Findings())
                    : examineAll(walk, commit);
        }
    }

    private Examination examineAll(RevWalk walk, RevCommit commit) throws IOException {
        ObjectReader reader = walk.getObjectReader();
        Findings findings = new Findings();
        misplaced(reader, commit, Layers.GROUPS, findings);
        misplaced(reader, commit, Layers.HOSTS, findings);
        Scopes scopes = Scopes.of(layers, reader, commit.getTree());
        scopes.shared().values().forEach(findings::shared);
        return examine(walk, commit, scopes.all(), findings);
    }

    private void misplaced(ObjectReader reader, RevCommit commit, String parent, Findings findings) throws IOException {
        Folder folder = layers.parent(reader, commit.getTree(), parent);
        folder.units().values().forEach(file -> findings.misplaced(file, parent));
        folder.dropIns().values().forEach(files -> files.forEach(file -> findings.misplaced(file, parent)));
    }

    private Examination examine(RevWalk walk, RevCommit commit, List<Scope> scopes, Findings findings)
            throws IOException {
        for (Scope scope : scopes) {
            Loader host = loader.of(scope);
            host.load(Commits.id(commit)).refused().ifPresent(refusal -> findings.refused(scope, refusal));
            HostUnits units = host.units(walk.getObjectReader(), commit);
            findings.ignored(units.ignored().values());
            List<ServiceSpec> accepted = new ArrayList<>();
            Map<UnitName, List<Mention>> needs = new HashMap<>();
            for (UnitFiles files : units.units().values()) {
                ParsedUnit unit = parsing.parse(walk.getObjectReader(), files);
                findings.used(files, unit.diagnostics());
                unit.spec().ifPresent(accepted::add);
                needs.put(unit.name(), unit.needs());
            }
            findings.lacking(new Lacking(units.units(), accepted, needs).warnings());
        }
        return findings.examination();
    }
}
