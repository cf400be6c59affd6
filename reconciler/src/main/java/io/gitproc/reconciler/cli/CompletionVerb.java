package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Print what has a shell complete this command.")
final class CompletionVerb implements Verb {
    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish, such as: source <(gitproc completion bash)")
    private Shell shell = Shell.bash;

    /** As it is typed. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Override
    public ExitCode run(Session session) {
        Completion completion = new Completion(Verbs.all());
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
