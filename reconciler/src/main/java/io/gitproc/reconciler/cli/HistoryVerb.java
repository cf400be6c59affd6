package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Show what was done, when, by whom and from which commit.")
final class HistoryVerb implements Verb {
    @Mixin
    private Format format = new Format();

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "the newest so many; 100 without it")
    private Optional<Integer> lines = Optional.empty();

    @Mixin
    private SinceChoice since = new SinceChoice();

    @Parameters(
            paramLabel = "UNIT",
            arity = "0..1",
            description = "web or web.service; without one, of all and of the host")
    private Optional<String> unit = Optional.empty();

    @Override
    public ExitCode run(Session session) throws CommandException {
        Client client = session.client();
        byte[] json = client.get("/api/v1/history?" + query(session.console().clock()));
        Console console = session.console();
        if (format.isJson()) {
            console.print(json);
        } else {
            console.print(new HistoryPage(
                            client.parsed(json),
                            unit.isPresent(),
                            console.clock().getZone(),
                            console.style())
                    .text());
        }
        return ExitCode.DONE;
    }

    private String query(Clock clock) throws CommandException {
        List<String> parameters = new ArrayList<>();
        if (unit.isPresent()) {
            parameters.add("unit=" + Units.encoded(unit.get()));
        }
        since.instant(clock).ifPresent(time -> parameters.add("since=" + time));
        lines.ifPresent(count -> parameters.add("limit=" + count));
        return String.join("&", parameters);
    }
}
