package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.journal.HistoryQuery;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private OneOrAll unit = new OneOrAll();

    @Override
    public ExitCode run(Session session) throws CommandException {
        Console console = session.console();
        Past past = new Past(session);
        byte[] json = past.history(unit.chosen(), since.instant(console.clock()), lines.orElse(HistoryQuery.LIMIT));
        if (format.isJson()) {
            console.print(json);
        } else {
            console.print(new HistoryPage(
                            past.parsed(json),
                            unit.chosen().isPresent(),
                            console.clock().getZone(),
                            console.style())
                    .text());
        }
        return ExitCode.DONE;
    }
}
