package io.gitproc.reconciler.source;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A listener that remembers. */
final class Heard implements Consumer<Declared> {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private final BlockingQueue<Declared> queue = new LinkedBlockingQueue<>();

    @Override
    public void accept(Declared declared) {
        queue.add(declared);
    }

    /** The first one that is so. */
    Declared await(Predicate<Declared> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Declared last = Declared.nothing();
        while (true) {
            Declared next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return fail("not heard in " + PATIENCE + "; the last was " + last);
            }
            if (wanted.test(next)) {
                return next;
            }
            last = next;
        }
    }

    boolean isSilent() {
        return queue.isEmpty();
    }
}
