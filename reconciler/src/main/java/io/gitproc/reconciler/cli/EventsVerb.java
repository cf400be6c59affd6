package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Causes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Show what is done on this host, as it happens.")
final class EventsVerb implements Verb {
    @Mixin
    private Format format = new Format();

    @Option(
            names = {"-f", "--follow"},
            description = "go on with what comes; with -o json only that, an object a line")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "10",
            description = "the newest so many first (default: ${DEFAULT-VALUE})")
    private int lines;

    @Mixin
    private OneOrAll unit = new OneOrAll();

    @Override
    public ExitCode run(Session session) throws CommandException {
        Past past = new Past(session);
        EventPrinter printer = new EventPrinter(session.console(), unit.chosen());
        if (follow) {
            follow(session.client(), past, printer);
            throw ended(session.client());
        }
        if (format.isJson()) {
            session.console().print(past.history(unit.chosen(), Optional.empty(), lines));
        } else {
            printer.print(past.entries(unit.chosen(), lines));
        }
        return ExitCode.DONE;
    }

    private static CommandException ended(Client client) {
        return new CommandException(
                ExitCode.UNAVAILABLE,
                "nothing listens on " + client.socket() + " any more: the daemon has ended, the services go on",
                "start one with: gitproc daemon");
    }

    /** Listens first and looks back then, so that nothing falls between; what comes both ways is printed once. */
    private void follow(Client client, Past past, EventPrinter printer) throws CommandException {
        try (BufferedReader events = new BufferedReader(
                new InputStreamReader(client.stream("/events", Client.EVER), StandardCharsets.UTF_8))) {
            if (!format.isJson()) {
                printer.print(past.entries(unit.chosen(), lines));
            }
            String type = "";
            for (String line = events.readLine(); line != null && !printer.isClosed(); line = events.readLine()) {
                type = line.startsWith("event: ") ? line.substring("event: ".length()) : type;
                if (line.startsWith("data: ")) {
                    take(type, line.substring("data: ".length()), past, printer);
                }
            }
        } catch (IOException e) {
            throw new CommandException(ExitCode.UNAVAILABLE, "cannot hear the daemon: " + Causes.of(e), "");
        }
    }

    /** After a reset some events are lost: what they told is in the journal. */
    private void take(String type, String data, Past past, EventPrinter printer) throws CommandException {
        switch (type) {
            case "entry" -> entry(data, past.parsed(data.getBytes(StandardCharsets.UTF_8)), printer);
            case "reset" -> printer.print(past.entries(unit.chosen(), lines));
            default -> {
                // Of the state, which other verbs show.
            }
        }
    }

    private void entry(String data, JsonValue entry, EventPrinter printer) {
        if (format.isJson()) {
            printer.print(entry, data);
        } else {
            printer.print(List.of(entry));
        }
    }
}
