package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads lists of units, such as {@code After=}: names between blanks, with specifiers; an empty line takes none back.
 */
final class UnitLists {
    static final Grammar<List<UnitName>> GRAMMAR =
            Listing.of(UnitLists::units, UnitLists::sorted, UnitLists::write).growingOnly();

    private UnitLists() {}

    /** Where a file names what its unit needs. */
    static List<Mention> needs(UnitFile file) {
        List<Mention> needs = new ArrayList<>();
        Directives.DEPENDENCIES.forEach((kind, directive) -> {
            if (kind.needs()) {
                file.lines(directive).forEach(line -> mentions(kind, line).forEach(needs::add));
            }
        });
        return needs;
    }

    private static Stream<Mention> mentions(Dependency kind, Assignment line) {
        Diagnostics said = new Diagnostics(line.unit());
        return Words.of(line.text(), Words.Backslash.STAYS).list().stream().flatMap(word -> {
            Place at = line.value().placeOf(word.start());
            return unit(word, line, said).stream()
                    .map(other -> new Mention(kind, other, at.file(), at.line(), at.column()));
        });
    }

    private static List<UnitName> units(Assignment line, Diagnostics out) {
        Words words = Words.of(line.text(), Words.Backslash.STAYS);
        words.fault()
                .ifPresent(fault -> line.sayAt(fault.index(), Severity.WARNING, fault.predicate(), fault.hint(), out));
        List<UnitName> units = new ArrayList<>();
        words.list().forEach(word -> unit(word, line, out).ifPresent(units::add));
        return units;
    }

    private static Optional<UnitName> unit(Word word, Assignment line, Diagnostics out) {
        return line.expanded(word.text(), word.start(), out)
                .flatMap(name -> UnitName.parse(name).or(() -> notAService(name, word, line, out)));
    }

    private static Optional<UnitName> notAService(String name, Word word, Assignment line, Diagnostics out) {
        if (UnitName.isOtherType(name)) {
            line.sayAt(
                    word.start(),
                    Severity.NOTE,
                    "names " + Quoted.of(name) + ", which is not a service: ignored",
                    "",
                    out);
        } else {
            line.sayAt(
                    word.start(),
                    Severity.WARNING,
                    "has " + Quoted.of(name) + ", which is not the name of a unit",
                    "write names such as db.service, with blanks between them",
                    out);
        }
        return Optional.empty();
    }

    private static List<UnitName> sorted(List<UnitName> units) {
        return List.copyOf(new TreeSet<>(units));
    }

    private static List<String> write(List<UnitName> units) {
        return List.of(String.join(" ", units.stream().map(UnitName::value).toList()));
    }
}
