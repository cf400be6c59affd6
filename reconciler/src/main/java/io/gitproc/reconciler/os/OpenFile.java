package io.gitproc.reconciler.os;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** A file that is open. For one thread. */
public interface OpenFile extends SeekableByteChannel {
    /**
     * Until this returns, what was written may be lost with the power; the times of the file may be afterwards too, as with
     * fdatasync(2).
     */
    void force() throws IOException;
}
