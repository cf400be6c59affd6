package io.gitproc.reconciler.cli;

import io.gitproc.model.unit.Nearest;
import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.text.Printable;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A line that is not understood, and what was probably meant. */
final class UsageError {
    private UsageError() {}

    static CommandException of(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched.getUnmatched().get(0), e.getCommandLine())
                : new CommandException(ExitCode.USAGE, firstLine(e), help(e.getCommandLine()));
    }

    private static CommandException unknown(String word, CommandLine at) {
        String kind = word.startsWith("-") ? "option" : at.getSubcommands().isEmpty() ? "argument" : "verb";
        String hint = Nearest.to(word, known(word, at))
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() -> help(at));
        return new CommandException(
                ExitCode.USAGE, "unknown " + kind + " " + Printable.cut(Printable.line(word), 80), hint);
    }

    private static Stream<String> known(String word, CommandLine at) {
        return word.startsWith("-")
                ? at.getCommandSpec().options().stream().flatMap(option -> Arrays.stream(option.names()))
                : at.getSubcommands().keySet().stream();
    }

    private static String help(CommandLine at) {
        return "see: gitproc help" + (at.getParent() == null ? "" : " " + at.getCommandName());
    }

    private static String firstLine(ParameterException e) {
        return Optional.ofNullable(e.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse("the line is not understood");
    }
}
