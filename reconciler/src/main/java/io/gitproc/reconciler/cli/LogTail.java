package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.text.Causes;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a unit's log. */
final class LogTail {
    private static final int LINES = 10;

    private LogTail() {}

    static List<String> of(Unit unit, Client client) throws CommandException {
        String path = Units.path(unit.name()) + "/logs?lines=" + LINES;
        try (LogLines log = new LogLines(client.stream(path, Client.SHORTLY))) {
            return log.all().stream().map(LogLine::message).toList();
        } catch (IOException e) {
            return List.of("cannot read the log: " + Causes.of(e));
        }
    }

    /** Of every unit that fails, or whose update did. */
    static String ofFailing(Client client) throws CommandException {
        StringBuilder text = new StringBuilder();
        for (Unit unit : new Host(client.read("/api/v1/status")).units()) {
            if (unit.hasFailed() || unit.hasFailedUpdate()) {
                text.append(titled(unit, of(unit, client)));
            }
        }
        return text.toString();
    }

    private static String titled(Unit unit, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(line -> "    " + Printable.line(line) + "\n")
                        .collect(Collectors.joining("", "the end of the log of " + unit.name() + ":\n", ""));
    }
}
