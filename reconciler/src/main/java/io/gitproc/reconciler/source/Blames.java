package io.gitproc.reconciler.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.blame.BlameGenerator;
import org.eclipse.jgit.blame.BlameResult;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Repository;

/**
 * Finds the commit of each line of a unit, through moves of its files from folder to folder. For one thread.
 *
 * <p>It walks the history only until each line is found, and keeps one version of a file at a time. A file is searched for among
 * those of its own commit, and only when it was not there before.
 */
final class Blames {
    private final Repository repository;
    private final Commits commits;

    Blames(Repository repository, Commits commits) {
        this.repository = repository;
        this.commits = commits;
    }

    Blame of(EffectiveUnit unit) throws IOException {
        List<Blame.Line> lines = new ArrayList<>();
        for (EffectiveUnit.Part part : unit.parts()) {
            lines.addAll(lines(unit, part));
        }
        return new Blame(unit, lines);
    }

    private List<Blame.Line> lines(EffectiveUnit unit, EffectiveUnit.Part part) throws IOException {
        List<Blame.Origin> origins = part.lines().isEmpty() ? List.of() : origins(unit, part.path());
        // What is no regular file has a text, and no lines of its own.
        return IntStream.range(0, Math.min(part.lines().size(), origins.size()))
                .mapToObj(i -> new Blame.Line(part.path(), i + 1, part.lines().get(i), origins.get(i)))
                .toList();
    }

    private List<Blame.Origin> origins(EffectiveUnit unit, String path) throws IOException {
        try (BlameGenerator generator = new BlameGenerator(repository, path)) {
            generator.setFollowFileRenames(true).push("", Commits.objectId(unit.commit()));
            Optional<BlameResult> found = Optional.ofNullable(generator.computeBlameResult());
            return found.map(this::origins).orElse(List.of());
        } catch (LargeObjectException e) {
            throw new IOException("an earlier version of " + path + " is too large to be compared", e);
        }
    }

    private List<Blame.Origin> origins(BlameResult found) {
        RawText text = found.getResultContents();
        return IntStream.range(0, text.size())
                .boxed()
                .flatMap(i -> Stream.generate(() -> origin(found, i)).limit(lines(text.getString(i))))
                .toList();
    }

    private Blame.Origin origin(BlameResult found, int line) {
        Revision commit = commits.revision(found.getSourceCommit(line));
        return new Blame.Origin(commit, found.getSourcePath(line), found.getSourceLine(line) + 1);
    }

    /** Git ends a line at a line feed only, a unit file also at a carriage return. */
    private static long lines(String line) {
        return Math.max(1, line.lines().count());
    }
}
