package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command {@code gitproc}: from the words of its line to how it ends. */
public final class Cli {
    private final Gitproc gitproc = new Gitproc();
    private final CommandLine commands;
    private final Console console;

    private Cli(List<String> arguments, Console console) {
        this.commands = Verbs.of(arguments, gitproc);
        this.console = console;
    }

    /** Runs one command. What it says is printed when this returns the exit code. */
    public static int run(List<String> arguments, Console console) {
        ExitCode code = new Cli(arguments, console).run(arguments);
        console.out().flush();
        return code.number();
    }

    private ExitCode run(List<String> arguments) {
        try {
            return perform(commands.parseArgs(arguments.toArray(new String[0])), arguments);
        } catch (ParameterException e) {
            return refused(UsageError.of(e));
        } catch (CommandException e) {
            return refused(e);
        }
    }

    private ExitCode perform(ParseResult parsed, List<String> arguments) throws CommandException {
        CommandLine named = innermost(parsed);
        if (gitproc.wantsHelp()) {
            console.print(named == commands ? Overview.text(commands) : named.getUsageMessage());
            return ExitCode.DONE;
        }
        if (named == commands) {
            console.print(Overview.text(commands));
            return ExitCode.USAGE;
        }
        Verb verb = named.getCommand();
        return verb.run(new Session(console, arguments, gitproc.config()));
    }

    private static CommandLine innermost(ParseResult parsed) {
        List<CommandLine> lines = parsed.asCommandLineList();
        return lines.get(lines.size() - 1);
    }

    private ExitCode refused(CommandException refusal) {
        console.complain(refusal);
        return refusal.code();
    }
}
