package io.gitproc.reconciler.health;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Nothing is said: that the connection is there is the answer. */
final class Greeting implements Dialogue {
    private static final Optional<Verdict> CONNECTED = Optional.of(Verdict.passed("connected"));

    @Override
    public Optional<Verdict> opened() {
        return CONNECTED;
    }

    @Override
    public Optional<Verdict> heard(ByteBuffer bytes) {
        return CONNECTED;
    }

    @Override
    public Optional<Verdict> ended() {
        return CONNECTED;
    }

    @Override
    public ByteBuffer speech() {
        return ByteBuffer.allocate(0);
    }
}
