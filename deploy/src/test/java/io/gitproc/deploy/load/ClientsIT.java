package io.gitproc.deploy.load;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.deploy.Playground;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients by the hundred, some of whom never finish what they began to say. */
@Tag("alone")
class ClientsIT {
    private static final int SLOW = 150;
    private static final int BUSY = 50;
    private static final int TAKEN = 256;

    private final Playground playground = Playground.open();

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void twoHundredClientsKeepNoOtherWaiting() throws IOException {
        playground.work().write("web.service", "[Service]\nExecStart=/bin/sleep 100000\n");
        playground.deploy("Add web");
        long daemon = playground.daemonPid();
        List<SocketChannel> slow = openSlow(SLOW);
        try {
            Watch.timed("a status answer beside 150 clients that stopped", Duration.ofSeconds(3), playground::status);
            askAtOnce();
            Watch.timed(
                    "the command gitproc status beside them", Duration.ofSeconds(10), () -> playground.done("status"));
            playground.work().write("more.service", "[Service]\nExecStart=/bin/sleep 100000\n");
            Watch.timed("push → converged beside them", Duration.ofSeconds(10), () -> playground.deploy("Add more"));
        } finally {
            for (SocketChannel each : slow) {
                each.close();
            }
        }
        assertThat(playground.daemonPid()).isEqualTo(daemon);
        Watch.remembers("memory of the daemon after 200 clients", daemon, 250);
    }

    @Test
    void moreClientsThanAreTakenMakeRoomWhenTheyStop() throws IOException {
        List<SocketChannel> slow = openSlow(TAKEN - 1);
        try {
            slow.add(SocketChannel.open(UnixDomainSocketAddress.of(playground.socket())));
            Watch.timed(
                    "a status answer where 256 clients took all places and stopped",
                    Duration.ofSeconds(15),
                    () -> eventually(() -> assertThat(playground.hasDaemon()).isTrue()));
        } finally {
            for (SocketChannel each : slow) {
                each.close();
            }
        }
    }

    /** Each with the begin of a request, and then nothing. */
    private List<SocketChannel> openSlow(int count) throws IOException {
        List<SocketChannel> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(playground.socket()));
            client.write(StandardCharsets.US_ASCII.encode(
                    i % 2 == 0 ? "G" : "POST /api/v1/sync HTTP/1.1\r\nHost: gitproc\r\nContent-Length: 9\r\n\r\nx"));
            clients.add(client);
        }
        return clients;
    }

    private void askAtOnce() {
        ExecutorService threads = Executors.newFixedThreadPool(BUSY);
        try {
            Watch.timed("50 more ask for the status at once → the last has it", Duration.ofSeconds(10), () -> {
                List<CompletableFuture<Integer>> answers = new ArrayList<>();
                for (int i = 0; i < BUSY; i++) {
                    answers.add(CompletableFuture.supplyAsync(
                            () -> playground.status().get("units").size(), threads));
                }
                assertThat(answers)
                        .allSatisfy(answer -> assertThat(answer.join()).isEqualTo(1));
            });
        } finally {
            threads.shutdown();
        }
    }
}
