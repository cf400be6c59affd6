package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.UnitName;
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
import picocli.CommandLine.Parameters;

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

    @Parameters(
            paramLabel = "UNIT",
            arity = "0..1",
            description = "web or web.service; without one, of all and of the host")
    private Optional<String> unit = Optional.empty();

    @Override
    public ExitCode run(Session session) throws CommandException {
        Optional<UnitName> wanted = unit.isPresent() ? Optional.of(Units.name(unit.get())) : Optional.empty();
        Client client = session.client();
        EventPrinter printer = new EventPrinter(session.console(), wanted);
        if (follow) {
            follow(client, printer);
            throw ended(client);
        }
        if (format.isJson()) {
            session.console().print(client.get(pastPath()));
        } else {
            printer.print(past(client));
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
    private void follow(Client client, EventPrinter printer) throws CommandException {
        try (BufferedReader events = new BufferedReader(
                new InputStreamReader(client.stream("/events", Client.EVER), StandardCharsets.UTF_8))) {
            if (!format.isJson()) {
                printer.print(past(client));
            }
            String type = "";
            for (String line = events.readLine(); line != null && !printer.isClosed(); line = events.readLine()) {
                type = line.startsWith("event: ") ? line.substring("event: ".length()) : type;
                if (line.startsWith("data: ")) {
                    take(type, line.substring("data: ".length()), client, printer);
                }
            }
        } catch (IOException e) {
            throw new CommandException(ExitCode.UNAVAILABLE, "cannot hear the daemon: " + Causes.of(e), "");
        }
    }

    /** After a reset some events are lost: what they told is in the journal. */
    private void take(String type, String data, Client client, EventPrinter printer) throws CommandException {
        switch (type) {
            case "entry" -> entry(data, client.parsed(data.getBytes(StandardCharsets.UTF_8)), printer);
            case "reset" -> printer.print(past(client));
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

    private List<JsonValue> past(Client client) throws CommandException {
        return client.read(pastPath()).at("entries").items();
    }

    private String pastPath() throws CommandException {
        String ofUnit = unit.isPresent() ? "&unit=" + Units.encoded(unit.get()) : "";
        return "/api/v1/history?limit=" + lines + ofUnit;
    }
}
