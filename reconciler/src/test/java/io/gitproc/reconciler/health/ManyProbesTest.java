package io.gitproc.reconciler.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.ProcessorTime;
import io.gitproc.reconciler.health.Verdict.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many services at once that do not answer disturb neither the loop nor those that do. */
@Timeout(60)
class ManyProbesTest {
    private static final int DEAD = 500;
    private static final int LISTENING = 20;

    private final Asker asker = Asker.ofServers(() -> {
        throw new IllegalStateException("no certificate was expected");
    });
    private ServerSocket dead;
    private ServerSocket alive;
    private List<SocketChannel> queue;

    @BeforeEach
    void open() throws IOException {
        dead = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        alive = new ServerSocket(0, 2 * LISTENING, InetAddress.getLoopbackAddress());
        queue = fill(dead);
    }

    @AfterEach
    void close() throws IOException {
        for (SocketChannel channel : queue) {
            channel.close();
        }
        asker.close();
        dead.close();
        alive.close();
    }

    /** They have an hour, so that whoever waited for one of them would be seen. */
    @Test
    void fiveHundredThatNeverAnswerKeepNobodyWaiting() throws Exception {
        List<Question> hopeless = hopeless("1h");
        List<Question> answered = questions(0, LISTENING, "tcp://127.0.0.1:" + alive.getLocalPort(), "1h");
        answered.forEach(asker::begin);
        verdicts(LISTENING); // Warm now.
        int threads = Thread.activeCount();

        ProcessorTime before = ProcessorTime.now();
        hopeless.forEach(asker::begin);
        Duration begun = before.spent("to begin 500 dead probes");
        answered.forEach(asker::begin);
        int more = Thread.activeCount() - threads;

        assertThat(verdicts(LISTENING)).allMatch(Verdict::isPassed);
        assertThat(more).isLessThanOrEqualTo(1);
        assertThat(begun).isLessThan(Duration.ofMillis(500));
    }

    /** One after the other they would take longer than the test may. */
    @Test
    void eachOfFiveHundredThatNeverAnswerIsOverWhenItsTimeIs() throws Exception {
        hopeless("1s").forEach(asker::begin);

        assertThat(verdicts(DEAD)).allSatisfy(verdict -> {
            assertThat(verdict.result()).isEqualTo(Result.FAILED);
            assertThat(verdict.latency()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        });
    }

    private List<Question> hopeless(String timeout) {
        return questions(1000, DEAD, "http://127.0.0.1:" + dead.getLocalPort() + "/", timeout);
    }

    private static List<Question> questions(int first, int count, String url, String timeout) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> Asker.question(number, url, timeout))
                .toList();
    }

    private List<Verdict> verdicts(int count) throws InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        while (verdicts.size() < count) {
            verdicts.add(asker.next().verdict());
        }
        return verdicts;
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
}
