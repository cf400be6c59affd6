package io.gitproc.reconciler.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The answer to a verb that takes its time: until it comes, a person sees how far the host is. */
final class Awaited {
    private final Client client;
    private final Console console;

    Awaited(Session session, Client client) {
        this.client = client;
        this.console = session.console();
    }

    JsonValue post(String path, String json, Duration patience) throws CommandException {
        Optional<ProgressLine> line = console.progressLine();
        if (line.isEmpty()) {
            return client.post(path, json, patience);
        }
        try (ProgressLine shown = line.get()) {
            Thread watch = new Thread(() -> watch(shown), "progress");
            watch.setDaemon(true);
            watch.start();
            return client.post(path, json, patience);
        }
    }

    /** A look that fails is no reason to end: the verb itself is told what is wrong. */
    private void watch(ProgressLine line) {
        Instant begun = console.clock().instant();
        while (!Patience.until(line::isClosed, ProgressLine.BETWEEN)) {
            try {
                Host host = new Host(client.read("/api/v1/status"));
                line.show(new Progress(host, begun, console.clock().instant()).text());
            } catch (CommandException notNow) {
                line.show("waits for the daemon…");
            }
        }
    }
}
