package io.gitproc.reconciler.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What has a shell complete the command: verbs and options as they are, units and commits as the daemon knows them. */
final class Completion {
    private final Choices choices;

    Completion(CommandLine commands) {
        this.choices = new Choices(commands);
    }

    String bash() {
        return Resource.text("completion.bash").replace("%CHOICES%", choices());
    }

    String zsh() {
        return Resource.text("completion.zsh").replace("%CHOICES%", choices());
    }

    /** The branches of a case on the verb and the word before, which both shells understand. */
    private String choices() {
        StringBuilder branches = new StringBuilder();
        choices.verbs()
                .forEach(verb -> choices.options(verb).stream()
                        .filter(Completion::takesValue)
                        .forEach(option -> branches.append(branch(
                                Stream.of(option.names())
                                        .map(name -> "'" + verb.getCommandName() + " " + name + "'")
                                        .collect(Collectors.joining(" | ")),
                                Choices.values(option)))));
        choices.verbs().forEach(verb -> branches.append(branch("'" + verb.getCommandName() + " '*", all(verb))));
        return branches.append(branch("' --config'", List.of(Choices.FILES)))
                .append(branch("*", verbs()))
                .toString();
    }

    private List<String> verbs() {
        List<String> verbs = new ArrayList<>(
                choices.verbs().stream().map(CommandLine::getCommandName).toList());
        verbs.addAll(List.of("--config", "--help"));
        return verbs;
    }

    private List<String> all(CommandLine verb) {
        List<String> all = new ArrayList<>(choices.words(verb));
        choices.options(verb).forEach(option -> all.addAll(List.of(option.names())));
        return all;
    }

    private static String branch(String pattern, List<String> words) {
        return "        " + pattern + ") echo '" + String.join(" ", words) + "' ;;\n";
    }

    private static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    // fish, which is told of each verb and option by itself.

    String fish() {
        StringBuilder lines = new StringBuilder(Resource.text("completion.fish"));
        choices.verbs().forEach(verb -> {
            lines.append(fish("__fish_use_subcommand", "-a " + verb.getCommandName(), summary(verb)));
            String seen = "__fish_seen_subcommand_from " + verb.getCommandName();
            if (!choices.words(verb).isEmpty()) {
                lines.append(fish(seen, "-a " + fishWords(choices.words(verb)), ""));
            }
            choices.options(verb)
                    .forEach(option -> lines.append(fish(seen, fishOption(option), option.description()[0])));
        });
        return lines.toString();
    }

    private static String summary(CommandLine verb) {
        return verb.getCommandSpec().usageMessage().description()[0];
    }

    private static String fish(String condition, String rest, String description) {
        String told = description.isEmpty() ? "" : " -d " + quoted(description);
        return "complete -c gitproc -n " + quoted(condition) + " " + rest + told + "\n";
    }

    private static String fishOption(OptionSpec option) {
        String names = Stream.of(option.names())
                .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                .collect(Collectors.joining(" "));
        List<String> values = Choices.values(option);
        return names
                + (takesValue(option) ? " -x" : "")
                + (values.isEmpty() || !takesValue(option) ? "" : " -a " + fishWords(values));
    }

    private static String fishWords(List<String> words) {
        return quoted(words.stream().map(Completion::fishWord).collect(Collectors.joining(" ")));
    }

    private static String fishWord(String word) {
        return switch (word) {
            case Choices.UNITS -> "(__gitproc_names units)";
            case Choices.COMMITS -> "(__gitproc_names commits)";
            case Choices.FILES -> "(__fish_complete_path)";
            default -> word;
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
