package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.reconciler.api.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Show what units use: processor, memory, tasks, disk.")
final class TopVerb implements Verb {
    /** A share of a processor is that of a span of time. */
    private static final Duration SPAN = Duration.ofMillis(1100);

    private static final Duration REFRESH = Duration.ofSeconds(2);
    private static final int COUNT_MAX = 1_000_000;

    @Mixin
    private Format format = new Format();

    @Option(
            names = {"-s", "--sort"},
            paramLabel = "BY",
            description = "cpu (default), memory, tasks or io")
    private TopOrder order = TopOrder.cpu;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "the first so many")
    private Optional<Integer> lines = Optional.empty();

    @Option(names = "--once", description = "on a terminal too: show it once, instead of until q is typed")
    private boolean once;

    @Override
    public ExitCode run(Session session) throws CommandException {
        Client client = session.client();
        Console console = session.console();
        int count = count();
        List<Unit> units = afterASpan(client);
        if (format.isJson()) {
            console.print(JsonText.page(out -> write(first(units, count), out)));
        } else if (console.terminal() && console.person().isPresent() && !once) {
            return follow(client, console, count);
        } else {
            console.print(page(units, count, console));
        }
        return ExitCode.DONE;
    }

    private int count() throws CommandException {
        if (lines.filter(number -> number < 0 || number > COUNT_MAX).isPresent()) {
            throw new CommandException(
                    ExitCode.USAGE, "--lines=" + lines.get() + " is not a number from 0 to " + COUNT_MAX, "");
        }
        return lines.orElse(COUNT_MAX);
    }

    /** Nobody may have looked before, and then no share of a processor is known. */
    private static List<Unit> afterASpan(Client client) throws CommandException {
        List<Unit> units = units(client);
        if (units.stream().noneMatch(unit -> unit.use().cpuPercent().isPresent())) {
            var unused = Patience.until(() -> false, SPAN);
            return units(client);
        }
        return units;
    }

    private static List<Unit> units(Client client) throws CommandException {
        return client.read(Units.all()).items().stream()
                .map(Unit::new)
                .filter(unit -> unit.use().json().isPresent())
                .toList();
    }

    private List<Unit> first(List<Unit> units, int count) {
        return order.sorted(units).stream().limit(count).toList();
    }

    private String page(List<Unit> units, int count, Console console) {
        return new TopPage(first(units, count), console.style(), console.width()).text();
    }

    private ExitCode follow(Client client, Console console, int count) throws CommandException {
        try (FullScreen screen = FullScreen.open(console)) {
            do {
                int room = Math.min(count, screen.rows() - 2);
                screen.show(page(units(client), room, console));
            } while (!screen.isLeft(REFRESH));
        }
        return ExitCode.DONE;
    }

    private static void write(List<Unit> units, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Unit unit : units) {
            out.writeStartObject();
            out.writeStringField("name", unit.name());
            out.writeFieldName("resources");
            unit.use().write(out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
