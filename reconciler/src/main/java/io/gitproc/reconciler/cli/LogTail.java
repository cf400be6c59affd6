package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.Texts;
import io.gitproc.reconciler.text.Causes;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a unit's log. */
final class LogTail {
    private LogTail() {}

    static List<String> of(Unit unit, Client client) throws CommandException {
        String path = Units.path(unit.name()) + "/logs?lines=" + Texts.LOG_LINES;
        try {
            return messages(client.stream(path, Client.SHORTLY));
        } catch (IOException e) {
            return List.of("cannot read the log: " + Causes.of(e));
        }
    }

    /** What the service said, without the heads of the lines. Closes the log. */
    static List<String> messages(InputStream lines) throws IOException {
        try (LogLines log = new LogLines(lines)) {
            return log.all().stream().map(LogLine::message).toList();
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
