package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.source.Blame;
import io.gitproc.reconciler.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of a unit's files.
 *
 * @param path of the file, where it is the first line of it
 * @param commit that brought it, where the line before is of another one
 */
public record BlameLine(Optional<String> path, int number, String text, Optional<CommitLine> commit) {
    private static final int LINES_MAX = 500;
    private static final int LENGTH_MAX = 400;

    static List<BlameLine> of(Blame blame, Times times) {
        List<BlameLine> lines = new ArrayList<>();
        Optional<Blame.Line> before = Optional.empty();
        for (Blame.Line line :
                blame.lines().subList(0, Math.min(LINES_MAX, blame.lines().size()))) {
            lines.add(of(line, before, times));
            before = Optional.of(line);
        }
        return lines;
    }

    private static BlameLine of(Blame.Line line, Optional<Blame.Line> before, Times times) {
        boolean isFirst = before.filter(it -> it.path().equals(line.path())).isEmpty();
        boolean isOfAnother = isFirst
                || before.filter(it -> it.origin().commit().equals(line.origin().commit()))
                        .isEmpty();
        return new BlameLine(
                isFirst ? Optional.of(line.path()) : Optional.empty(),
                line.number(),
                Printable.cut(Printable.line(line.text()), LENGTH_MAX),
                isOfAnother ? Optional.of(CommitLine.of(line.origin().commit(), times)) : Optional.empty());
    }
}
