package io.gitproc.model.unit;

import java.util.List;
import java.util.Optional;

/** Reads {@code EnvironmentFile=}: one path a line, with specifiers. */
final class EnvironmentFiles {
    static final Grammar<List<EnvironmentFile>> GRAMMAR =
            Listing.of(EnvironmentFiles::files, List::copyOf, EnvironmentFiles::write);

    private EnvironmentFiles() {}

    private static List<EnvironmentFile> files(Assignment line, Diagnostics out) {
        return line.isEmpty()
                ? List.of()
                : line.expanded(out).map(Blank::strip).flatMap(text -> file(text, line, out)).stream()
                        .toList();
    }

    private static Optional<EnvironmentFile> file(String text, Assignment line, Diagnostics out) {
        boolean optional = text.startsWith("-");
        return UnixPath.absolute(optional ? text.substring(1) : text)
                .map(path -> new EnvironmentFile(path, optional))
                .or(() -> {
                    line.say(
                            Severity.WARNING,
                            "is not an absolute path",
                            "write the path from / on, without .., or put - before it when the file may be missing",
                            out);
                    return Optional.empty();
                });
    }

    private static List<String> write(List<EnvironmentFile> files) {
        return files.stream()
                .map(file -> Grammar.escapePercent(file.toString()))
                .toList();
    }
}
