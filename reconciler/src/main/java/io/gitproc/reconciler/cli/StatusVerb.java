package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Show the host, or units with the end of their logs.")
final class StatusVerb implements Verb {
    @Mixin
    private Format format = new Format();

    @Parameters(paramLabel = "UNIT", arity = "0..*", description = "none: the host")
    private List<String> units = new ArrayList<>();

    @Override
    public ExitCode run(Session session) throws CommandException {
        Client client = session.client();
        return units.isEmpty() ? host(client, session) : units(client, session);
    }

    private ExitCode host(Client client, Session session) throws CommandException {
        byte[] json = client.get("/api/v1/status");
        if (format.isJson()) {
            session.console().print(json);
            return ExitCode.DONE;
        }
        Host host = new Host(client.parsed(json));
        return session.console()
                .show(CommandTexts.status(host, session.console().look()));
    }

    private ExitCode units(Client client, Session session) throws CommandException {
        List<Answered> answers = new ArrayList<>();
        for (String unit : units) {
            byte[] json = client.get(Units.path(unit));
            answers.add(new Answered(new String(json, StandardCharsets.UTF_8).strip(), new Unit(client.parsed(json))));
        }
        session.console().print(format.isJson() ? json(answers) : text(answers, client, session));
        boolean running = answers.stream().map(Answered::unit).allMatch(Unit::isRunning);
        return running ? ExitCode.DONE : ExitCode.NOT_RUNNING;
    }

    private record Answered(String json, Unit unit) {}

    /** One unit is an object, several are an array. */
    private static String json(List<Answered> answers) {
        return answers.size() == 1
                ? answers.get(0).json() + "\n"
                : answers.stream().map(Answered::json).collect(Collectors.joining(",", "[", "]\n"));
    }

    private static String text(List<Answered> answers, Client client, Session session) throws CommandException {
        List<String> pages = new ArrayList<>();
        for (Answered answer : answers) {
            pages.add(page(answer.unit(), client, session));
        }
        return String.join("\n", pages);
    }

    private static String page(Unit unit, Client client, Session session) throws CommandException {
        return CommandTexts.status(
                        unit, LogTail.of(unit, client), session.console().look())
                .text();
    }
}
