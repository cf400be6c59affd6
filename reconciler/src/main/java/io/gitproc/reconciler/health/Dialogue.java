package io.gitproc.reconciler.health;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What is said over one connection. Each method gives the verdict as soon as there is one, and the connection ends.
 *
 * <p>Thread: that of the connections alone.
 */
interface Dialogue {
    /** The connection is there. */
    Optional<Verdict> opened() throws IOException;

    /** The other side said this; what is left in the buffer afterwards is lost. */
    Optional<Verdict> heard(ByteBuffer bytes) throws IOException;

    /** The other side says no more. */
    Optional<Verdict> ended() throws IOException;

    /** What is to be said now; what is taken from it was said. */
    ByteBuffer speech();
}
