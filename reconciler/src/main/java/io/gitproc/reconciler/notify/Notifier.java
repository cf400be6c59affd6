package io.gitproc.reconciler.notify;

import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.config.NotifyTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every receiver that the configuration names.
 *
 * <p>Threads: any offers, and never waits; {@code notify-1..n}, one a receiver, tell the newest that was offered. Those between
 * are passed over.
 */
public final class Notifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gitproc");
    private static final Duration FOREVER = Duration.ofDays(365);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final List<Receiver> receivers;

    private Notifier(List<Receiver> receivers) {
        this.receivers = receivers;
    }

    /**
     * Starts a thread for each receiver.
     *
     * @param host the name of this host
     * @param folder for what was told
     */
    public static Notifier start(List<NotifyTarget> targets, String host, Path folder, InstantSource clock) {
        Notifier notifier = new Notifier(IntStream.range(0, targets.size())
                .mapToObj(i -> {
                    NotifyTarget target = targets.get(i);
                    ToldFile file = new ToldFile(folder.resolve(target.digest() + ".json"));
                    return new Receiver(
                            i + 1, new Teller(channel(target, host), target.calm(), RETRY, file, clock), clock);
                })
                .toList());
        notifier.receivers.forEach(Receiver::start);
        return notifier;
    }

    private static Channel channel(NotifyTarget target, String host) {
        return target.match(
                webhook -> new WebhookChannel(webhook, new EventJson(host)),
                command -> new CommandChannel(command, new EventJson(host)),
                status -> new ForgeChannel(status, host));
    }

    /** What is true now; before the first look at the repository nothing is known to be wrong. */
    public void offer(Snapshot snapshot) {
        if (snapshot.looked()) {
            receivers.forEach(receiver -> receiver.offer(snapshot));
        }
    }

    /** Ends; a delivery that is under way is given up, and made again by the next daemon. */
    @Override
    public void close() {
        receivers.forEach(Receiver::interrupt);
        receivers.forEach(Receiver::join);
    }

    /** One who is told. */
    private static final class Receiver {
        private final Teller teller;
        private final InstantSource clock;
        private final Semaphore news = new Semaphore(0);
        private final Thread thread;
        private volatile Optional<Snapshot> newest = Optional.empty();

        Receiver(int number, Teller teller, InstantSource clock) {
            this.teller = teller;
            this.clock = clock;
            this.thread = new Thread(this::run, "notify-" + number);
            thread.setDaemon(true);
        }

        void start() {
            thread.start();
        }

        void offer(Snapshot snapshot) {
            newest = Optional.of(snapshot);
            news.release();
        }

        void interrupt() {
            thread.interrupt();
        }

        void join() {
            try {
                thread.join(GRACE.toMillis());
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            try {
                Optional<Instant> wakeAt = Optional.empty();
                while (true) {
                    await(wakeAt);
                    wakeAt = newest.isPresent() ? teller.look(newest.get()) : Optional.empty();
                }
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException fault) {
                LOG.error("notify: internal fault: nothing is told any more until the daemon is started again", fault);
            }
        }

        private void await(Optional<Instant> wakeAt) throws InterruptedException {
            Duration left =
                    wakeAt.map(due -> Duration.between(clock.instant(), due)).orElse(FOREVER);
            var unused = news.tryAcquire(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
            news.drainPermits();
        }
    }
}
