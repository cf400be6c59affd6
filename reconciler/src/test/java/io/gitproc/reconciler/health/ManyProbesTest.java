package io.gitproc.reconciler.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.health.Verdict.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many services at once that do not answer disturb neither the loop nor those that do. */
@Timeout(60)
class ManyProbesTest {
    private static final int DEAD = 500;
    private static final int LISTENING = 20;

    @Test
    void fiveHundredThatNeverAnswerKeepNobodyWaiting() throws Exception {
        try (Asker asker = Asker.ofServers(() -> {
                    throw new IllegalStateException("no certificate was expected");
                });
                ServerSocket dead = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket alive = new ServerSocket(0, 500, InetAddress.getLoopbackAddress())) {
            List<SocketChannel> queue = fill(dead);
            List<Question> hopeless = questions(1000, DEAD, "http://127.0.0.1:" + dead.getLocalPort() + "/");
            List<Question> answered = questions(0, LISTENING, "tcp://127.0.0.1:" + alive.getLocalPort());
            answered.forEach(asker::begin);
            verdicts(asker, LISTENING); // Warm now.
            answered.forEach(asker::begin);
            Duration alone = slowest(verdicts(asker, LISTENING), Result.PASSED);
            int threads = Thread.activeCount();

            long began = System.nanoTime();
            hopeless.forEach(asker::begin);
            Duration begun = Duration.ofNanos(System.nanoTime() - began);
            answered.forEach(asker::begin);
            int more = Thread.activeCount() - threads;
            List<Verdict> verdicts = verdicts(asker, DEAD + LISTENING);
            close(queue);

            Duration beside = slowest(verdicts, Result.PASSED);
            Duration last = slowest(verdicts, Result.FAILED);
            System.out.printf(
                    "%d dead probes: begun in %d us, over after %d ms at most, %d threads;"
                            + " the slowest of %d living beside them: %d us, alone %d us%n",
                    DEAD, micros(begun), last.toMillis(), more, LISTENING, micros(beside), micros(alone));
            assertThat(more).isLessThanOrEqualTo(1);
            assertThat(begun).isLessThan(Duration.ofMillis(500));
            assertThat(beside).isLessThan(Duration.ofMillis(500));
            assertThat(last).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
            assertThat(verdicts).filteredOn(Verdict::isPassed).hasSize(LISTENING);
        }
    }

    private static List<Question> questions(int first, int count, String url) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> Asker.question(number, url, "1s"))
                .toList();
    }

    private static List<Verdict> verdicts(Asker asker, int count) throws InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        while (verdicts.size() < count) {
            verdicts.add(asker.next().verdict());
        }
        return verdicts;
    }

    private static Duration slowest(List<Verdict> verdicts, Result result) {
        return verdicts.stream()
                .filter(verdict -> verdict.result() == result)
                .map(Verdict::latency)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static long micros(Duration span) {
        return span.toNanos() / 1000;
    }

    /** Until the kernel drops what comes more. */
    private static List<SocketChannel> fill(ServerSocket dead) throws IOException {
        List<SocketChannel> queue = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(dead.getInetAddress(), dead.getLocalPort()));
            queue.add(channel);
        }
        return queue;
    }

    private static void close(List<SocketChannel> queue) throws IOException {
        for (SocketChannel channel : queue) {
            channel.close();
        }
    }
}
