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
            if (state == State.UNDECIDED) {
                hold(from.get(), to);
            } else {
                move(restOfLine(from), to);
            }
        }
    }

    private static ByteBuffer restOfLine(ByteBuffer from) {
        int end = from.position();
        while (end < from.limit() && from.get(end) != '\n') {
            end++;
        }
        int next = Math.min(end + 1, from.limit());
        ByteBuffer rest = from.slice(from.position(), next - from.position());
        from.position(next);
        return rest;
    }

    private void move(ByteBuffer part, ByteBuffer to) {
        boolean ends = part.get(part.limit() - 1) == '\n';
        if (state == State.PASSING) {
            to.put(part);
        }
        state = ends ? State.UNDECIDED : state;
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
        state = next == '\n' ? State.UNDECIDED : state;
    }
}
