package io.gitproc.reconciler.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** One of the host. */
record HostFile(FileChannel channel) implements OpenFile {
    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public OpenFile position(long other) throws IOException {
        channel.position(other);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public OpenFile truncate(long size) throws IOException {
        channel.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
