package io.gitproc.reconciler.cli;

import io.gitproc.model.plan.UnitState;
import io.gitproc.model.unit.Directives;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.config.Reference;
import io.gitproc.reconciler.config.Surroundings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code gitproc help} tells besides verbs. */
enum Topic {
    CONFIGURATION("the keys of the configuration file"),
    DIRECTIVES("what a unit file may say"),
    STATES("the states of a unit"),
    EXIT_CODES("how commands end");

    private final String summary;

    Topic(String summary) {
        this.summary = summary;
    }

    static Optional<Topic> named(String text) {
        return Arrays.stream(values())
                .filter(topic -> topic.word().equals(text))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String summary() {
        return summary;
    }

    String text(Surroundings surroundings) {
        return switch (this) {
            case CONFIGURATION -> new Reference(surroundings).text();
            case DIRECTIVES -> Directives.ALL.stream().map(DirectivePage::text).collect(Collectors.joining("\n"));
            case STATES -> lines(UnitState.values(), UnitState::word, Topic::meaning);
            case EXIT_CODES -> lines(ExitCode.values(), code -> String.valueOf(code.number()), Topic::meaning);
        };
    }

    private static <T> String lines(T[] values, Function<T, String> word, Function<T, String> meaning) {
        return Arrays.stream(values)
                .map(value -> String.format("%-10s  %s%n", word.apply(value), meaning.apply(value)))
                .collect(Collectors.joining());
    }

    static String meaning(UnitState state) {
        return switch (state) {
            case RUNNING -> "its process runs and, when there is a check, has passed one";
            case STARTING -> "its process runs and is not ready yet";
            case STOPPING -> "it was told to end, and has not yet";
            case STOPPED -> "nothing of it runs, and nothing will start it by itself";
            case EXITED -> "it has done what it is for (Type=oneshot)";
            case SCHEDULED -> "it waits for its timer; gitproc timers says until when";
            case BACKOFF -> "it failed and starts again in a moment";
            case CRASH_LOOP -> "it failed again and again; it starts again by itself, ever later";
            case FAILED -> "it failed and is not started again: by Restart=, or for its start limit";
            case HELD -> "a person stopped it; gitproc release ends that";
            case WAITING -> "it starts when what it is ordered after is ready";
            case REJECTED -> "its file has an error, and there is no earlier version";
        };
    }

    static String meaning(ExitCode code) {
        return switch (code) {
            case DONE -> "done";
            case FAILED -> "failed or refused";
            case CHANGES -> "changes are pending (plan)";
            case NOT_RUNNING -> "a unit that status was asked about does not run";
            case NO_SUCH_UNIT -> "no such unit";
            case USAGE -> "the command line or the configuration is wrong";
            case UNAVAILABLE -> "the daemon cannot be reached";
            case INTERNAL -> "internal fault: please report it";
            case NOT_PERMITTED -> "not permitted";
        };
    }
}
