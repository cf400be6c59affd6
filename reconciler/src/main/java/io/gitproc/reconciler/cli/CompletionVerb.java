package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "completion", description = "Print what has a shell complete this command.")
final class CompletionVerb implements Verb {
    private final CommandLine commands;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish, such as: source <(gitproc completion bash)")
    private Shell shell = Shell.bash;

    /** As it is typed. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    CompletionVerb(CommandLine commands) {
        this.commands = commands;
    }

    @Override
    public ExitCode run(Session session) {
        Completion completion = new Completion(commands);
        session.console()
                .print(
                        switch (shell) {
                            case bash -> completion.bash();
                            case zsh -> completion.zsh();
                            case fish -> completion.fish();
                        });
        return ExitCode.DONE;
    }
}
