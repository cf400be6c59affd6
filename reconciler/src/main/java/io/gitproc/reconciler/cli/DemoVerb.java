package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Listed here, done elsewhere: {@code bin/gitproc} hands {@code demo} to a script, so that the script can show this command. */
@Command(description = "Show the main job in a folder that is gone afterwards.")
final class DemoVerb implements Verb {
    @Option(names = "--exit", description = "end as soon as all is shown")
    private boolean exit;

    @Override
    public ExitCode run(Session session) throws CommandException {
        throw new CommandException(
                ExitCode.UNAVAILABLE,
                "cannot show anything: the demo" + (exit ? " --exit" : "") + " is a script of the distribution",
                "run it as bin/gitproc demo, on Linux");
    }
}
