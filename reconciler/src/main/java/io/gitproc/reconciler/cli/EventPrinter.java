package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.UnitName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Prints entries of the journal as they come, each once. */
final class EventPrinter {
    private static final int REMEMBERED = 1000;

    private final Console console;
    private final Optional<String> unit;
    private final EntryLine line;
    private final Set<List<String>> printed = new LinkedHashSet<>();

    /** @param unit empty for all */
    EventPrinter(Console console, Optional<UnitName> unit) {
        this.console = console;
        this.unit = unit.map(UnitName::value);
        this.line = new EntryLine(unit.isPresent(), console.clock().getZone(), console.style());
    }

    void print(List<JsonValue> entries) {
        entries.stream()
                .filter(this::isWanted)
                .filter(this::isNew)
                .forEach(entry -> console.print(line.of(entry) + "\n"));
        console.out().flush();
    }

    /** As it came, on a line of its own. */
    void print(JsonValue entry, String json) {
        if (isWanted(entry)) {
            console.print(json + "\n");
            console.out().flush();
        }
    }

    private boolean isWanted(JsonValue entry) {
        return unit.isEmpty() || entry.maybe("unit").equals(unit);
    }

    private boolean isNew(JsonValue entry) {
        boolean isNew =
                printed.add(List.of(entry.word("at"), entry.word("kind"), entry.word("unit"), entry.word("words")));
        if (printed.size() > REMEMBERED) {
            printed.remove(printed.iterator().next());
        }
        return isNew;
    }

    /** Whether nobody reads any more. */
    boolean isClosed() {
        return console.out().checkError();
    }
}
