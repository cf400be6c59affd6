package io.gitproc.reconciler.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Everything there is, one line each. */
final class Overview {
    private static final String LINE = "    %-14s %s%n";

    private Overview() {}

    static String text(CommandLine commands) {
        return "gitproc keeps the services of a host as a Git repository says.\n\n"
                + "verbs\n"
                + commands.getSubcommands().values().stream()
                        .filter(verb -> !verb.getCommandSpec().usageMessage().hidden())
                        .map(Overview::verb)
                        .collect(Collectors.joining())
                + "\ntopics\n"
                + Arrays.stream(Topic.values()).map(Overview::topic).collect(Collectors.joining())
                + "\ngitproc help VERB or TOPIC tells more. Every verb takes --config FILE.\n";
    }

    private static String verb(CommandLine verb) {
        String summary = verb.getCommandSpec().usageMessage().description()[0];
        return String.format(LINE, verb.getCommandName(), summary);
    }

    private static String topic(Topic topic) {
        return String.format(LINE, topic.word(), topic.summary());
    }
}
