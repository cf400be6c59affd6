package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads {@code Exec…=} lines: commands between semicolons. One wrong command refuses the unit, since half a list of
 * commands is worse than none.
 */
final class Commands {
    static final Grammar<List<ExecCommand>> GRAMMAR = Listing.of(Commands::commands, List::copyOf, Commands::write);

    private static final String PROGRAM_HINT = "write an absolute path such as /usr/bin/env, or a bare name";

    private final Assignment line;
    private final Diagnostics out;

    private Commands(Assignment line, Diagnostics out) {
        this.line = line;
        this.out = out;
    }

    private static List<ExecCommand> commands(Assignment line, Diagnostics out) {
        return new Commands(line, out).read();
    }

    private static List<String> write(List<ExecCommand> commands) {
        return commands.stream()
                .map(command -> Grammar.escapePercent(command.toString()))
                .toList();
    }

    private List<ExecCommand> read() {
        Words words = Words.of(line.text(), Words.Backslash.ESCAPES);
        if (words.fault().isPresent()) {
            Fault fault = words.fault().get();
            return this.<List<ExecCommand>>refuse(fault.index(), fault.predicate(), fault.hint())
                    .orElse(List.of());
        }
        return separated(words.list()).stream()
                .flatMap(command -> command(command).stream())
                .toList();
    }

    /** A semicolon that stands for itself ends a command; behind the last one there may be nothing. */
    private static List<List<Word>> separated(List<Word> words) {
        List<List<Word>> commands = new ArrayList<>();
        List<Word> command = new ArrayList<>();
        for (Word word : words) {
            if (word.raw().equals(";") && !command.isEmpty()) {
                commands.add(List.copyOf(command));
                command.clear();
            } else {
                command.add(word);
            }
        }
        if (!command.isEmpty()) {
            commands.add(List.copyOf(command));
        }
        return commands;
    }

    private Optional<ExecCommand> command(List<Word> words) {
        Word first = words.get(0);
        SortedSet<ExecCommand.Prefix> prefixes = new TreeSet<>();
        int start = 0;
        for (Optional<ExecCommand.Prefix> prefix = prefix(first, start);
                prefix.isPresent();
                prefix = prefix(first, start)) {
            if (prefixes.stream().anyMatch(prefix.get()::clashes)) {
                return refuse(
                        first.start(),
                        "has prefixes that cannot stand together",
                        "keep one of - @ : and one of + ! !!");
            }
            prefixes.add(prefix.get());
            start += prefix.get().text().length();
        }
        return command(prefixes, first.text().substring(start), words);
    }

    private static Optional<ExecCommand.Prefix> prefix(Word word, int start) {
        return ExecCommand.Prefix.at(word.text(), start);
    }

    private Optional<ExecCommand> command(SortedSet<ExecCommand.Prefix> prefixes, String name, List<Word> words) {
        boolean namesItself = prefixes.contains(ExecCommand.Prefix.ARGV0);
        if (namesItself && words.size() == 1) {
            return refuse(
                    words.get(0).start(), "has @ without a name behind the program", "write @/path name arguments");
        }
        return program(name, words.get(0))
                .flatMap(program -> arguments(words.subList(1, words.size()))
                        .map(arguments -> namesItself ? arguments : prepended(program.written(), arguments))
                        .map(argv -> ExecCommand.of(prefixes, program.path(), argv)));
    }

    private static List<String> prepended(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private Optional<List<String>> arguments(List<Word> words) {
        List<String> arguments = new ArrayList<>();
        for (Word word : words) {
            line.expanded(argument(word), word.start(), out).ifPresent(arguments::add);
        }
        return arguments.size() == words.size() ? Optional.of(arguments) : Optional.empty();
    }

    /** Source: systemd.service(5): {@code \;} is a semicolon that separates nothing. */
    private static String argument(Word word) {
        return word.raw().equals("\\;") ? ";" : word.text();
    }

    /**
     * A program's name.
     *
     * @param written what it sees as its own name
     */
    private record Program(String path, String written) {}

    private Optional<Program> program(String name, Word word) {
        return line.expanded(name, word.start(), out).flatMap(written -> {
            if (written.isEmpty()) {
                return refuse(word.start(), "names no program", PROGRAM_HINT);
            }
            if (written.endsWith("/")) {
                return refuse(word.start(), "names a folder, not a program", PROGRAM_HINT);
            }
            return path(written)
                    .map(path -> new Program(path, written))
                    .or(() -> refuse(
                            word.start(),
                            "has a program that is neither an absolute path nor a bare name",
                            PROGRAM_HINT));
        });
    }

    private static Optional<String> path(String written) {
        if (written.chars().anyMatch(c -> c < ' ' || c == 0x7f || "\"'\\".indexOf(c) >= 0)) {
            return Optional.empty();
        }
        return UnixPath.isFileName(written) ? Optional.of(written) : UnixPath.simple(written);
    }

    private <T> Optional<T> refuse(int index, String predicate, String hint) {
        line.sayAt(index, Severity.ERROR, predicate, hint, out);
        return Optional.empty();
    }
}
