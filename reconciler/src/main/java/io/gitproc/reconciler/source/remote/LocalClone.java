package io.gitproc.reconciler.source.remote;

import io.gitproc.executors.records.PrivateMode;
import io.gitproc.reconciler.source.GitSettings;
import io.gitproc.reconciler.source.GitSystemReader;
import io.gitproc.reconciler.source.Revisions;
import io.gitproc.reconciler.source.remote.BoundedRepository.Rest;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * The repository that is fetched into. A bare one is made where there is none; a repository that is there already is taken as
 * it is, and only gets one more ref.
 */
final class LocalClone {
    static {
        GitSystemReader.install();
    }

    private final Path place;
    private final String branch;
    private final String ref;

    LocalClone(GitSettings settings) {
        this.place = settings.repository();
        this.branch = settings.branch();
        this.ref = settings.ref();
    }

    /** The full name of the ref that is fetched into. */
    String ref() {
        return ref;
    }

    /** Makes it where there is nothing. */
    void prepare() throws FetchException {
        open(Rest.LEFT).close();
    }

    /** Opens it; makes it first where there is nothing. */
    BoundedRepository open(Rest rest) throws FetchException {
        try {
            if (!Revisions.isRepository(place)) {
                make();
            }
            return BoundedRepository.open(place, rest);
        } catch (IOException e) {
            throw new FetchException(
                    FetchException.Kind.LASTING,
                    "cannot make or open the clone " + place + ": " + Causes.of(e),
                    "repo_path names it: a repository, or a place where this user can make one");
        }
    }

    /** When something was last fetched, by whatever daemon; empty when nothing ever was. */
    Optional<Instant> fetched() {
        try {
            return Optional.of(Files.getLastModifiedTime(gitFolder().resolve(Constants.FETCH_HEAD))
                    .toInstant());
        } catch (IOException never) {
            return Optional.empty();
        }
    }

    private Path gitFolder() {
        Path below = place.resolve(Constants.DOT_GIT);
        return Files.isDirectory(below) ? below : place;
    }

    /** Beside its place first: whoever is killed in the middle leaves no half repository there. */
    private void make() throws IOException {
        Path parent = Optional.ofNullable(place.getParent()).orElse(place);
        Files.createDirectories(parent);
        Path draft = Files.createTempDirectory(parent, ".gitproc-clone", PrivateMode.of("rwxr-xr-x"));
        try (BoundedRepository repository = BoundedRepository.open(draft, Rest.LEFT)) {
            repository.create(true);
            settle(repository);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(draft);
        }
    }

    /** What piles up is packed on the thread that fetches. */
    private void settle(BoundedRepository repository) throws IOException {
        StoredConfig config = repository.getConfig();
        config.setBoolean("gc", null, "autoDetach", false);
        config.save();
        RefUpdate head = repository.updateRef(Constants.HEAD);
        head.disableRefLog();
        head.link(Constants.R_HEADS + branch);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> below = Files.walk(folder)) {
                List<Path> deepestFirst =
                        below.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
    }
}
