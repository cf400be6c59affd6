package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Show why a unit runs as it does, or whose a process is.")
final class WhyVerb implements Verb {
    @Mixin
    private Format format = new Format();

    @ArgGroup(multiplicity = "1")
    private Subject subject = new Subject();

    /** One of them. */
    static final class Subject {
        @Parameters(paramLabel = "UNIT", description = "web or web.service")
        private Optional<String> unit = Optional.empty();

        @Option(names = "--pid", paramLabel = "N", description = "any process of this host, also a child of a child")
        private Optional<Integer> pid = Optional.empty();
    }

    @Override
    public ExitCode run(Session session) throws CommandException {
        Console console = session.console();
        Client client = session.client();
        byte[] json = client.get(path());
        if (format.isJson()) {
            console.print(json);
        } else {
            console.print(new WhyPage(client.parsed(json), console.look()).text());
        }
        return ExitCode.DONE;
    }

    private String path() throws CommandException {
        if (subject.unit.isEmpty() && subject.pid.isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE, "why needs a unit or a process", "write gitproc why UNIT, or --pid N");
        }
        return subject.unit.isPresent()
                ? Units.path(subject.unit.get()) + "/why"
                : "/api/v1/processes/" + subject.pid.orElse(0) + "/why";
    }
}
