package io.gitproc.reconciler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where messages wait for the next turn. It merges: a thousand wakes are one, and of several states of the repository
 * or of the remote only the newest is kept, so it never holds more than what people and probes have asked for.
 *
 * <p>Threads: any may offer, the reconcile thread takes.
 */
public final class Inbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private List<Message> waiting = new ArrayList<>();
    /** When the loop has to take them at the latest, in the time of {@link System#nanoTime}. */
    private long due;

    public void offer(Message message) {
        offer(message, Duration.ZERO);
    }

    /**
     * Offers what need not be heard at once: it comes with whatever else is heard within that time.
     *
     * @param leisure not negative
     */
    public void offer(Message message, Duration leisure) {
        lock.lock();
        try {
            if (isReplaceable(message)) {
                waiting.removeIf(other -> other.getClass().equals(message.getClass()));
            }
            long latest = System.nanoTime() + leisure.toNanos();
            due = waiting.isEmpty() || latest - due < 0 ? latest : due;
            waiting.add(message);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isReplaceable(Message message) {
        return message instanceof Message.Wake
                || message instanceof Message.Resync
                || message instanceof Message.DesiredChanged
                || message instanceof Message.Fetched;
    }

    /**
     * Everything that waits, oldest first; waits for it as long as it is allowed to.
     *
     * @return empty when the time is over
     */
    public List<Message> take(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long end = System.nanoTime() + nanos(patience);
            for (long left = left(end); left > 0; left = left(end)) {
                arrived.awaitNanos(left);
            }
            List<Message> taken = waiting;
            waiting = new ArrayList<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private long left(long end) {
        long now = System.nanoTime();
        return waiting.isEmpty() ? end - now : Math.min(end, due) - now;
    }

    private static long nanos(Duration patience) {
        return patience.compareTo(Duration.ofDays(1)) > 0 ? TimeUnit.DAYS.toNanos(1) : patience.toNanos();
    }
}
