package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.config.Settings;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Start the daemon; returns when its first look is done.")
final class DaemonVerb implements Verb {
    @Option(names = "--watch-branch", paramLabel = "BRANCH", description = "instead of the one of the configuration")
    private Optional<String> branch = Optional.empty();

    @Option(names = "--foreground", description = "stay, for a service manager or a container")
    private boolean foreground;

    @Option(names = "--stop-services", description = "stop every service when the daemon ends")
    private boolean stopServices;

    @Override
    public ExitCode run(Session session) throws CommandException {
        Settings configured = session.settings();
        Settings settings = branch.map(configured::watching).orElse(configured);
        return foreground
                ? ExitCode.numbered(session.console().daemon().run(settings, atEnd()))
                : background(settings, session);
    }

    private ForegroundDaemon.AtEnd atEnd() {
        return stopServices ? ForegroundDaemon.AtEnd.STOP_SERVICES : ForegroundDaemon.AtEnd.KEEP_SERVICES;
    }

    private static ExitCode background(Settings settings, Session session) throws CommandException {
        Host host = new Background(settings, session.console()).start(foreground(session));
        session.console().print("the daemon (pid " + host.pid() + ") listens on " + settings.socket() + "\n");
        return ExitCode.DONE;
    }

    private static List<String> foreground(Session session) throws CommandException {
        try {
            return Relaunch.with(session.arguments(), "--foreground");
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED, "cannot tell how this command was started: " + Causes.of(e), "use --foreground");
        }
    }
}
