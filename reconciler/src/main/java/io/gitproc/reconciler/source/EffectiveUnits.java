package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.Diagnostic;
import io.gitproc.model.unit.ParsedUnit;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Reads units with all their lines, for people to see. For one thread. */
final class EffectiveUnits {
    private static final long SIZE_MAX = 1024 * 1024;

    private final Repository repository;
    private final Scope scope;
    private final UnitParsing parsing = new UnitParsing(UnitRule.NONE);

    EffectiveUnits(Repository repository, Scope scope) {
        this.repository = repository;
        this.scope = scope;
    }

    EffectiveUnit read(CommitId id, UnitName unit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = Commits.read(walk, Commits.objectId(id));
            ObjectReader reader = walk.getObjectReader();
            HostUnits units = HostUnits.of(Layers.of(unit, scope).of(reader, commit.getTree(), scope));
            Optional<UnitFiles> files = Optional.ofNullable(units.units().get(unit));
            List<Diagnostic> ignored = units.ignored().values().stream()
                    .filter(diagnostic -> diagnostic.unit().equals(unit))
                    .toList();
            return files.isPresent()
                    ? read(id, reader, files.get(), ignored)
                    : new EffectiveUnit(unit, id, scope, List.of(), ignored, List.of(), Optional.empty());
        }
    }

    private EffectiveUnit read(CommitId id, ObjectReader reader, UnitFiles files, List<Diagnostic> ignored)
            throws IOException {
        ParsedUnit parsed = parsing.parse(reader, files);
        return new EffectiveUnit(
                files.unit(), id, scope, parts(reader, files), ignored, parsed.diagnostics(), parsed.spec());
    }

    private static List<EffectiveUnit.Part> parts(ObjectReader reader, UnitFiles files) throws IOException {
        List<EffectiveUnit.Part> parts = new ArrayList<>();
        for (SourceFile file : files.all().toList()) {
            String blob = file.content().name();
            parts.add(new EffectiveUnit.Part(file.path(), Level.of(file.path()), blob, lines(reader, file)));
        }
        return parts;
    }

    /** As the parser counts them. */
    private static List<String> lines(ObjectReader reader, SourceFile file) throws IOException {
        boolean isRead = file.kind() != SourceFile.Kind.SUBMODULE
                && reader.getObjectSize(file.content(), Constants.OBJ_BLOB) <= SIZE_MAX;
        return isRead
                ? new String(reader.open(file.content(), Constants.OBJ_BLOB).getBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
    }
}
