package io.gitproc.reconciler.source;

import org.eclipse.jgit.lib.Repository;

/**
 * A repository that is open: what Git has in it, and where it is kept. All that is decided here is decided of these two, whatever
 * is below them.
 */
public record Site(Repository repository, Place place) implements AutoCloseable {

    @Override
    public void close() {
        repository.close();
    }

    /** Opens one, each time anew. */
    @FunctionalInterface
    public interface Opening {
        /** @throws SourceException when there is none, or one that cannot be read */
        Site open() throws SourceException;
    }
}
