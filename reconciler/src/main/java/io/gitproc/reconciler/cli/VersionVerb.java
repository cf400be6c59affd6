package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.api.Version;
import picocli.CommandLine.Command;

@Command(description = "Show which GitProc this is.")
final class VersionVerb implements Verb {
    @Override
    public ExitCode run(Session session) {
        session.console().print("gitproc " + Version.text() + "\n");
        return ExitCode.DONE;
    }
}
