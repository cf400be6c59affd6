package io.gitproc.reconciler.cli;

import java.time.Duration;
import java.time.Instant;

/** The answer to a verb that takes its time: until it comes, a person sees how far the host is. */
final class Awaited {
    private final Client client;
    private final Console console;
    private final Instant begun;

    Awaited(Session session, Client client) {
        this.client = client;
        this.console = session.console();
        this.begun = console.clock().instant();
    }

    JsonValue post(String path, String json, Duration patience) throws CommandException {
        return new Watch(console, this::progress).during(() -> client.post(path, json, patience));
    }

    /** A look that fails is no reason to end: the verb itself is told what is wrong. */
    private String progress() {
        try {
            Host host = new Host(client.read("/api/v1/status"));
            return new Progress(host, begun, console.clock().instant()).text();
        } catch (CommandException notNow) {
            return "waits for the daemon…";
        }
    }
}
