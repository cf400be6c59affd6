package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command {@code gitproc}: from the words of its line to how it ends. */
public final class Cli {
    private final Gitproc gitproc = new Gitproc();
    private final CommandLine commands = new CommandLine(gitproc);
    private final Console console;

    private Cli(Console console) {
        this.console = console;
        // The order of the help.
        commands.addSubcommand(new DemoVerb())
                .addSubcommand(new InitVerb())
                .addSubcommand(new DaemonVerb())
                .addSubcommand(new StatusVerb())
                .addSubcommand(new ListVerb())
                .addSubcommand(new TopVerb())
                .addSubcommand(new LogsVerb())
                .addSubcommand(new HistoryVerb())
                .addSubcommand(new EventsVerb())
                .addSubcommand(new WhyVerb())
                .addSubcommand(new AtVerb())
                .addSubcommand(new StartVerb())
                .addSubcommand(new StopVerb())
                .addSubcommand(new ReleaseVerb())
                .addSubcommand(new RestartVerb())
                .addSubcommand(new ResetFailedVerb())
                .addSubcommand(new RollbackVerb())
                .addSubcommand(new ApproveVerb())
                .addSubcommand(new PauseVerb())
                .addSubcommand(new ResumeVerb())
                .addSubcommand(new SyncVerb())
                .addSubcommand(new WaitVerb())
                .addSubcommand(new ShutdownVerb())
                .addSubcommand(new CatVerb())
                .addSubcommand(new BlameVerb())
                .addSubcommand(new DiffVerb())
                .addSubcommand(new BisectVerb())
                .addSubcommand(new LintVerb())
                .addSubcommand(new PlanVerb())
                .addSubcommand(new GraphVerb())
                .addSubcommand(new ExplainVerb())
                .addSubcommand(new HelpVerb(commands))
                .addSubcommand(new DoctorVerb())
                .addSubcommand(new CompletionVerb(commands))
                .addSubcommand(new NamesVerb())
                .addSubcommand(new VersionVerb());
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Runs one command. What it says is printed when this returns the exit code. */
    public static int run(List<String> arguments, Console console) {
        ExitCode code = new Cli(console).run(arguments);
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
