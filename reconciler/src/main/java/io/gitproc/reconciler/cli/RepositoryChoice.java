package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.config.Settings;
import io.gitproc.reconciler.source.GitSettings;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.SourceException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which repository a verb asks that needs no daemon. */
final class RepositoryChoice {
    @Option(
            names = "--repo",
            paramLabel = "PATH",
            description = "the repository (default: repo_path of the configuration, else the one around this folder)")
    private Optional<Path> repository = Optional.empty();

    boolean isMade() {
        return repository.isPresent();
    }

    /** What is asked of a repository. */
    interface Reading<T> {
        T of(Revisions revisions) throws SourceException, CommandException;
    }

    /** It is read at the watched branch of the configuration, for the host that is asked about. */
    <T> T read(Session session, HostChoice host, Reading<T> reading) throws CommandException {
        try (Revisions revisions = Revisions.open(place(session.settings(), host))) {
            host.noteUnknown(session.console(), revisions::hasHost);
            return reading.of(revisions);
        } catch (SourceException e) {
            throw CommandException.of(e);
        }
    }

    private GitSettings place(Settings settings, HostChoice host) throws CommandException {
        Path place = repository.orElseGet(() -> standard(settings.repository()));
        GitSettings plain = GitSettings.of(place, settings.branch())
                .in(host.orElse(settings.host()))
                .trusting(settings.trust());
        boolean isFetched = settings.remote().isPresent() && place.equals(settings.repository());
        return isFetched ? plain.fetched() : plain;
    }

    private static Path standard(Path configured) {
        return Revisions.isRepository(configured)
                ? configured
                : Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                        .filter(Revisions::isRepository)
                        .findFirst()
                        .orElse(configured);
    }
}
