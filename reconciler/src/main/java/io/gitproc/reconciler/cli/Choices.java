package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.Directives;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What may be typed in a place of the line, from the model of the commands. */
final class Choices {
    /** Names that only the daemon knows: {@code gitproc names units}. */
    static final String UNITS = "@units";

    static final String COMMITS = "@commits";
    static final String FILES = "@files";

    private final CommandLine commands;

    Choices(CommandLine commands) {
        this.commands = commands;
    }

    List<CommandLine> verbs() {
        return commands.getSubcommands().values().stream()
                .filter(verb -> !verb.getCommandSpec().usageMessage().hidden())
                .toList();
    }

    /** What is no option of a verb: {@code @units}, or words. */
    List<String> words(CommandLine verb) {
        return verb.getCommandSpec().positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .flatMap(this::words)
                .distinct()
                .toList();
    }

    private Stream<String> words(PositionalParamSpec parameter) {
        return switch (parameter.paramLabel()) {
            case "TOPIC" -> Stream.concat(verbs().stream().map(CommandLine::getCommandName), topics());
            case "DIRECTIVE" -> Directives.ALL.stream().map(directive -> directive.name());
            default -> values(parameter).stream();
        };
    }

    private static Stream<String> topics() {
        return Arrays.stream(Topic.values()).map(Topic::word);
    }

    List<OptionSpec> options(CommandLine verb) {
        return verb.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .toList();
    }

    /** What an option may be set to, or a parameter be; none when that is not known. */
    static List<String> values(ArgSpec argument) {
        return argument.completionCandidates() == null ? values(argument.paramLabel()) : candidates(argument);
    }

    private static List<String> candidates(ArgSpec argument) {
        return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                .toList();
    }

    private static List<String> values(String label) {
        return switch (label) {
            case "UNIT" -> List.of(UNITS);
            case "COMMIT", "REV", "[A..]B" -> List.of(COMMITS);
            case "PATH|REV" -> List.of(COMMITS, FILES);
            case "PATH", "FILE" -> List.of(FILES);
            case "STREAM" -> List.of("stdout", "stderr");
            default -> List.of();
        };
    }
}
