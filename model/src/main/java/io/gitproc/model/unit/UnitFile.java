package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a unit taken apart into assignments; nothing is known of their meaning yet.
 *
 * <p>Several files mean what one would mean that has the lines of all, in the order of the files: that is how a drop-in
 * replaces a value, adds to a list, or resets it. Source: systemd.unit(5).
 *
 * @param start of the first file
 * @param sections those that are read, each with the place of its first header
 * @param claimed the assignments in those sections that a directive reads, in the order of the files
 * @param unclaimed the others
 */
record UnitFile(
        Place start,
        SortedMap<String, Place> sections,
        Map<Directive<?>, List<Assignment>> claimed,
        List<Assignment> unclaimed) {
    private static final List<String> OF_SERVICE = List.of(Directives.UNIT, Directives.SERVICE, Directives.OWN);
    private static final List<String> OF_TIMER = List.of(Directives.UNIT, Directives.TIMER);
    private static final List<String> OF_BOTH =
            List.of(Directives.UNIT, Directives.SERVICE, Directives.OWN, Directives.TIMER);
    private static final String INSTALL = "Install";

    boolean mentions(Directive<?> directive) {
        return claimed.containsKey(directive);
    }

    /** The lines that a directive reads. */
    List<Assignment> lines(Directive<?> directive) {
        return claimed.getOrDefault(directive, List.of());
    }

    /** Takes file after file. For one thread. */
    static final class Reader {
        private final UnitName unit;
        private final Diagnostics out;
        private final SortedMap<String, Place> sections = new TreeMap<>();
        private final Map<Directive<?>, List<Assignment>> claimed = new LinkedHashMap<>();
        private final List<Assignment> unclaimed = new ArrayList<>();
        private List<String> read = OF_SERVICE;
        /** Empty before the first header. */
        private Optional<String> section = Optional.empty();

        Reader(UnitName unit, Diagnostics out) {
            this.unit = unit;
            this.out = out;
        }

        /** One of its files. */
        void read(String file, String text) {
            read(file, text, TimerFiles.isOne(file) ? OF_TIMER : OF_SERVICE);
            if (TimerFiles.isMain(file) && !sections.containsKey(Directives.TIMER)) {
                Place start = Place.startOf(file);
                out.add(
                        Severity.ERROR,
                        start,
                        start.name() + " has no [Timer] section",
                        "write [Timer], and OnCalendar= under it");
            }
        }

        /** All of it in one text, as {@link ServiceSpec#text} writes it: with its timer. */
        void readWhole(String file, String text) {
            read(file, text, OF_BOTH);
        }

        /** Each file begins outside of all sections. */
        private void read(String file, String text, List<String> sectionsOfIt) {
            section = Optional.empty();
            read = sectionsOfIt;
            LogicalLines.of(file, text).forEach(this::line);
        }

        UnitFile all(Place start) {
            return new UnitFile(start, sections, claimed, unclaimed);
        }

        private void line(Excerpt line) {
            if (line.text().startsWith("[")) {
                header(line);
            } else {
                assignment(line);
            }
        }

        private void header(Excerpt line) {
            String text = line.text();
            if (!text.endsWith("]")) {
                out.add(
                        Severity.ERROR,
                        line.placeOf(0),
                        Quoted.of(text) + " is a section without an end",
                        "write ] behind its name");
                return;
            }
            String name = text.substring(1, text.length() - 1);
            section = Optional.of(name);
            if (read.contains(name)) {
                sections.putIfAbsent(name, line.placeOf(0));
            } else if (!name.equals(INSTALL) && !name.startsWith("X-")) {
                unknownSection(name, line);
            }
        }

        private void unknownSection(String name, Excerpt line) {
            out.add(
                    Severity.WARNING,
                    line.placeOf(0),
                    Quoted.of(line.text()) + " is not a section of a " + noun() + "; its lines are ignored",
                    OF_BOTH.contains(name) ? "write it into " + home(name) : nearest(name));
        }

        private String home(String name) {
            return name.equals(Directives.TIMER) ? TimerFiles.of(unit) : unit.value();
        }

        private String nearest(String name) {
            return Nearest.to(name, read.stream())
                    .map(meant -> "did you mean [" + meant + "]?")
                    .orElse("");
        }

        private boolean isOfTimer() {
            return read.equals(OF_TIMER);
        }

        private String noun() {
            return isOfTimer() ? "timer" : "service";
        }

        private void assignment(Excerpt line) {
            if (section.isEmpty()) {
                String above = isOfTimer() ? Directives.TIMER : Directives.SERVICE;
                ignore(line, "stands before the first section", "write [" + above + "] above it");
            } else if (read.contains(section.get())) {
                assignment(section.get(), line);
            }
        }

        private void assignment(String section, Excerpt line) {
            int equals = line.text().indexOf('=');
            if (equals < 0) {
                ignore(line, "has no =", "write Name=value, or # before a comment");
            } else if (equals == 0) {
                ignore(line, "has no name before the =", "write Name=value");
            } else {
                String key = Blank.strip(line.text().substring(0, equals));
                Excerpt value = line.slice(equals + 1, line.text().length()).strip();
                claim(new Assignment(unit, section, key, line.placeOf(0), value));
            }
        }

        private void claim(Assignment assignment) {
            if (isOfTimer() && !TimerLines.count(assignment)) {
                TimerLines.pass(assignment, out);
                return;
            }
            List<Directive<?>> readers = Directives.reading(assignment);
            readers.forEach(directive ->
                    claimed.computeIfAbsent(directive, any -> new ArrayList<>()).add(assignment));
            if (readers.isEmpty()) {
                unclaimed.add(assignment);
            }
        }

        private void ignore(Excerpt line, String predicate, String hint) {
            String shown = line.text().startsWith(Environments.KEY) ? Environments.shown(line.text()) : line.text();
            String message = Quoted.of(shown) + " " + predicate + "; it is ignored";
            out.add(Severity.WARNING, line.placeOf(0), message, hint);
        }
    }
}
