package io.gitproc.reconciler.source.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PackParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A repository that takes no object and no pack that would fill the memory or the disk.
 *
 * <p>A server of JGit has such limits for what is pushed to it ({@code receive.maxObjectSizeLimit}); for what is fetched
 * the only place where they can be set is the parser of packs that the repository gives.
 */
final class BoundedRepository extends FileRepository {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedRepository.class);

    /** Far more than a unit file, and small enough for the heap: a delta needs two of them at once. */
    static final long OBJECT_BYTES_MAX = 16L << 20;

    static final long PACK_BYTES_MAX = 1L << 30;

    private final Rest rest;
    private final AtomicLong received = new AtomicLong();

    /** What becomes of a pack that is not taken. */
    enum Rest {
        LEFT,
        /** Who sends it is this process, and prints a stack trace when nobody listens any more. */
        HEARD
    }

    private BoundedRepository(FileRepositoryBuilder place, Rest rest) throws IOException {
        super(place);
        this.rest = rest;
    }

    /** @param place a work tree, or the Git folder itself; it may be empty */
    static BoundedRepository open(Path place, Rest rest) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        boolean isWorkTree = Files.exists(place.resolve(Constants.DOT_GIT));
        return new BoundedRepository(
                (isWorkTree ? builder.setWorkTree(place.toFile()) : builder.setGitDir(place.toFile())).setup(), rest);
    }

    @Override
    public ObjectInserter newObjectInserter() {
        return new BoundedInserter(super.newObjectInserter(), rest, received::addAndGet);
    }

    /** Bytes of packs, since it was opened. Any thread. */
    long received() {
        return received.get();
    }

    private static final class BoundedInserter extends ObjectInserter.Filter {
        private final ObjectInserter unbounded;
        private final Rest rest;
        private final LongConsumer received;
        private InputStream pack = InputStream.nullInputStream();

        BoundedInserter(ObjectInserter unbounded, Rest rest, LongConsumer received) {
            this.unbounded = unbounded;
            this.rest = rest;
            this.received = received;
        }

        @Override
        protected ObjectInserter delegate() {
            return unbounded;
        }

        @Override
        public PackParser newPackParser(InputStream in) throws IOException {
            pack = in;
            PackParser parser = unbounded.newPackParser(new BoundedInput(in, PACK_BYTES_MAX, received));
            parser.setMaxObjectSizeLimit(OBJECT_BYTES_MAX);
            return parser;
        }

        /** Also where the pack was refused in the middle; of one that was taken nothing is left. */
        @Override
        public void close() {
            super.close();
            switch (rest) {
                case LEFT -> {}
                case HEARD -> hear();
            }
        }

        private void hear() {
            try {
                pack.transferTo(OutputStream.nullOutputStream());
            } catch (IOException over) {
                LOG.debug("the rest of a pack is not there", over);
            }
        }
    }
}
