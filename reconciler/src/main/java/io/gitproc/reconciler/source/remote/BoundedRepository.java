package io.gitproc.reconciler.source.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PackParser;

/**
 * A repository that takes no object and no pack that would fill the memory or the disk.
 *
 * <p>A server of JGit has such limits for what is pushed to it ({@code receive.maxObjectSizeLimit}); for what is fetched
 * the only place where they can be set is the parser of packs that the repository gives.
 */
final class BoundedRepository extends FileRepository {
    /** Far more than a unit file, and small enough for the heap: a delta needs two of them at once. */
    static final long OBJECT_BYTES_MAX = 16L << 20;

    static final long PACK_BYTES_MAX = 1L << 30;

    private BoundedRepository(FileRepositoryBuilder place) throws IOException {
        super(place);
    }

    /** @param place a work tree, or the Git folder itself; it may be empty */
    static BoundedRepository open(Path place) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        boolean isWorkTree = Files.exists(place.resolve(Constants.DOT_GIT));
        return new BoundedRepository(
                (isWorkTree ? builder.setWorkTree(place.toFile()) : builder.setGitDir(place.toFile())).setup());
    }

    @Override
    public ObjectInserter newObjectInserter() {
        ObjectInserter unbounded = super.newObjectInserter();
        return new ObjectInserter.Filter() {
            @Override
            protected ObjectInserter delegate() {
                return unbounded;
            }

            @Override
            public PackParser newPackParser(InputStream in) throws IOException {
                PackParser parser = unbounded.newPackParser(new BoundedInput(in, PACK_BYTES_MAX));
                parser.setMaxObjectSizeLimit(OBJECT_BYTES_MAX);
                return parser;
            }
        };
    }
}
