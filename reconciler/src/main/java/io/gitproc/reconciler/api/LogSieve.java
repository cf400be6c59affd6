package io.gitproc.reconciler.api;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Predicate;

/** Lets the wanted lines of a log through, which comes in pieces that end anywhere. */
final class LogSieve {
    private final Predicate<Optional<LogHead>> wanted;
    private final byte[] head = new byte[LogHead.LENGTH];
    private int held;
    private State state = State.UNDECIDED;

    private enum State {
        /** The head of the line has not come whole. */
        UNDECIDED,
        PASSING,
        DROPPING
    }

    LogSieve(Predicate<Optional<LogHead>> wanted) {
        this.wanted = wanted;
    }

    /** What there must be room for when so many bytes come: a head that was held back comes with them. */
    static int room(int length) {
        return length + LogHead.LENGTH;
    }

    /** Moves the wanted lines. */
    void sift(ByteBuffer from, ByteBuffer to) {
        while (from.hasRemaining()) {
            take(from.get(), to);
        }
    }

    private void take(byte next, ByteBuffer to) {
        switch (state) {
            case UNDECIDED -> hold(next, to);
            case PASSING -> to.put(next);
            case DROPPING -> {}
        }
        if (next == '\n') {
            state = State.UNDECIDED;
        }
    }

    private void hold(byte next, ByteBuffer to) {
        head[held++] = next;
        if (held < head.length && next != '\n') {
            return;
        }
        state = wanted.test(LogHead.parse(head, 0, held)) ? State.PASSING : State.DROPPING;
        if (state == State.PASSING) {
            to.put(head, 0, held);
        }
        held = 0;
    }
}
