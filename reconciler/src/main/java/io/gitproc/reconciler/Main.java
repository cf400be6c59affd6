package io.gitproc.reconciler;

import io.gitproc.reconciler.cli.Cli;
import io.gitproc.reconciler.cli.CommandTexts;
import io.gitproc.reconciler.cli.Console;
import java.util.List;

/** The command {@code gitproc}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Console console = Console.ofProcess((settings, atEnd) -> Daemon.run(settings, atEnd, new CommandTexts()));
        System.exit(Cli.run(List.of(arguments), console));
    }
}
