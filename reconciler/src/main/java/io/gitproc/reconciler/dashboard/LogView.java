package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.LogHead;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of a log, and which of its lines are shown. Services write no level that could be told apart, only two streams.
 *
 * @param streams links that show the lines of one alone
 */
public record LogView(List<Link> streams, List<LogTail.LogLine> lines) {

    static LogView of(UnitLink unit, String stream, List<LogTail.LogLine> lines) {
        List<Link> streams = new ArrayList<>();
        streams.add(new Link(unit.href() + "#log", "all", stream.isEmpty()));
        for (LogHead.Source source : List.of(LogHead.Source.OUT, LogHead.Source.ERR)) {
            streams.add(new Link(
                    unit.href() + "?stream=" + source.word() + "#log",
                    source.word(),
                    source.word().equals(stream)));
        }
        return new LogView(streams, lines);
    }

    /** @param isTaken it is what is shown now */
    public record Link(String href, String word, boolean isTaken) {}
}
