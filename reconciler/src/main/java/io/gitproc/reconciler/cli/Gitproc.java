package io.gitproc.reconciler.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every verb takes, before it or after it. */
@Command(name = "gitproc", description = "Keeps the services of a host as a Git repository says.")
final class Gitproc {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the configuration, instead of ~/.gitproc/config.json or /etc/gitproc/config.yaml")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "show this")
    private boolean help;

    Optional<Path> config() {
        return config;
    }

    boolean wantsHelp() {
        return help;
    }
}
