package io.gitproc.reconciler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gitproc.model.unit.TimerFiles;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.api.Look;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is started on time, one a line, whatever is next first; as {@code systemctl list-timers} shows it. */
final class TimersPage implements Page {
    private static final String NONE = "-";
    private static final String GAP = "  ";
    private static final List<String> TITLES = List.of("NEXT", "LEFT", "LAST", "PASSED", "UNIT", "ACTIVATES");

    private final List<Unit> units;
    private final Instant now;
    private final ZoneId zone;
    private final Style style;

    /** @param units each with a timer */
    TimersPage(List<Unit> units, Look look) {
        this.units = units.stream()
                .sorted(Comparator.comparing((Unit unit) -> time(unit, "next").orElse(Instant.MAX))
                        .thenComparing(Unit::name))
                .toList();
        this.now = look.now();
        this.zone = look.zone();
        this.style = Style.of(look);
    }

    private static Optional<Instant> time(Unit unit, String key) {
        return unit.timer().flatMap(timer -> timer.maybe(key)).map(Instant::parse);
    }

    @Override
    public String text() {
        if (units.isEmpty()) {
            return "no unit has a timer\n";
        }
        List<List<String>> rows = new ArrayList<>(List.of(TITLES));
        units.forEach(unit -> rows.add(row(unit)));
        List<Integer> widths = IntStream.range(0, TITLES.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .boxed()
                .toList();
        return style.heading(line(rows.get(0), widths)) + "\n"
                + rows.stream().skip(1).map(row -> line(row, widths) + "\n").collect(Collectors.joining());
    }

    private List<String> row(Unit unit) {
        Optional<Instant> last = time(unit, "last");
        return List.of(
                time(unit, "next").map(at -> Ages.time(at, zone)).orElseGet(() -> impediment(unit)),
                unit.nextRun(now).map(left -> left.replaceFirst("^in ", "")).orElse(NONE),
                last.map(at -> Ages.time(at, zone)).orElse(NONE),
                last.map(at -> Ages.brief(at.toString(), now)).orElse(NONE),
                timer(unit),
                unit.name());
    }

    /** Why nothing is known of a next start: {@code held}. */
    private static String impediment(Unit unit) {
        return unit.state().equals("scheduled") ? "none" : unit.state();
    }

    private static String timer(Unit unit) {
        return Printable.line(UnitName.parse(unit.name()).map(TimerFiles::of).orElse(unit.name()));
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> Cell.left(cells.get(column), widths.get(column)))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    @Override
    public String json() {
        return JsonText.page(out -> {
            out.writeStartArray();
            for (Unit unit : units) {
                write(unit, out);
            }
            out.writeEndArray();
        });
    }

    private static void write(Unit unit, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("timer", timer(unit));
        out.writeStringField("unit", unit.name());
        out.writeStringField("state", unit.state());
        JsonText.texts(
                out,
                "occasions",
                unit.timer().map(timer -> timer.words("occasions")).orElse(List.of()));
        time(out, "next", unit);
        time(out, "last", unit);
        out.writeEndObject();
    }

    private static void time(JsonGenerator out, String key, Unit unit) throws IOException {
        Optional<Instant> at = time(unit, key);
        if (at.isPresent()) {
            out.writeStringField(key, at.get().toString());
        } else {
            out.writeNullField(key);
        }
    }
}
