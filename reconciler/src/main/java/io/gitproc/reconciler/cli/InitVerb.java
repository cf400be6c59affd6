package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.api.ExitCode;
import io.gitproc.reconciler.config.RemoteSettings;
import io.gitproc.reconciler.config.RemoteUrl;
import io.gitproc.reconciler.config.Settings;
import io.gitproc.reconciler.source.GitSettings;
import io.gitproc.reconciler.source.Initialized;
import io.gitproc.reconciler.source.RepositoryInit;
import io.gitproc.reconciler.source.SourceException;
import io.gitproc.reconciler.source.remote.FirstFetch;
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

    private static final String NEXT = """
            what it wants of this host, and then:
                gitproc plan
                gitproc daemon
            """;

    @Option(
            names = "--repo",
            paramLabel = "PATH",
            description = "where (default: repo_path of the configuration, with its remote fetched into it)")
    private Optional<Path> repository = Optional.empty();

    @Option(names = "--branch", paramLabel = "BRANCH", description = "of a new repository (default: the watched one)")
    private Optional<String> branch = Optional.empty();

    @Override
    public ExitCode run(Session session) throws CommandException {
        try {
            session.console().print(repository.isPresent() ? made(repository.get(), session) : standard(session));
            return ExitCode.DONE;
        } catch (SourceException e) {
            throw CommandException.of(e);
        }
    }

    private String standard(Session session) throws CommandException, SourceException {
        Settings settings = session.settings();
        return settings.remote().isPresent()
                ? cloned(settings.remote().get(), session)
                : made(settings.repository(), session);
    }

    private String made(Path place, Session session) throws CommandException, SourceException {
        Initialized done = RepositoryInit.run(place, branch(session));
        return Printable.line(done.sentence()) + "\n" + EXAMPLE.formatted(done.way());
    }

    private String cloned(RemoteSettings remote, Session session) throws CommandException, SourceException {
        Path place = session.settings().repository();
        String name = branch(session);
        FirstFetch fetch = FirstFetch.of(remote, GitSettings.of(place, name).fetched());
        RemoteUrl from = new Watch(
                        session.console(),
                        () -> "fetching"
                                + fetch.progress()
                                        .map(progress -> ": " + progress.text())
                                        .orElse("") + "…")
                .during(fetch::run);
        return Printable.line("fetched the branch " + name + " of " + from + " into " + place) + "\n" + NEXT;
    }

    private String branch(Session session) throws CommandException {
        return branch.isPresent() ? branch.get() : session.settings().branch();
    }
}
