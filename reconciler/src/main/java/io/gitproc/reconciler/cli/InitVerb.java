package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.source.Initialized;
import io.gitproc.reconciler.source.RepositoryInit;
import io.gitproc.reconciler.source.SourceException;
import io.gitproc.reconciler.text.Printable;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Make a repository for unit files, or ready one for it.")
final class InitVerb implements Verb {
    private static final String EXAMPLE = """
            a first service:
                %s
                printf '[Service]\\nExecStart=/bin/sleep infinity\\n' > hello.service
                git add hello.service && git commit -m 'Say hello'
            """;

    @Option(names = "--repo", paramLabel = "PATH", description = "where (default: repo_path of the configuration)")
    private Optional<Path> repository = Optional.empty();

    @Option(names = "--branch", paramLabel = "BRANCH", description = "of a new repository (default: the watched one)")
    private Optional<String> branch = Optional.empty();

    @Override
    public ExitCode run(Session session) throws CommandException {
        Path place =
                repository.isPresent() ? repository.get() : session.settings().repository();
        String name = branch.isPresent() ? branch.get() : session.settings().branch();
        try {
            Initialized done = RepositoryInit.run(place, name);
            session.console().print(Printable.line(done.sentence()) + "\n" + EXAMPLE.formatted(done.way()));
            return ExitCode.DONE;
        } catch (SourceException e) {
            throw CommandException.of(e);
        }
    }
}
