package io.gitproc.reconciler.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.plan.Health;
import io.gitproc.model.unit.UnitName;
import io.gitproc.reconciler.config.DashboardSettings;
import io.gitproc.reconciler.config.ListenAddress;
import io.gitproc.reconciler.journal.Entry;
import io.gitproc.reconciler.journal.Kind;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What listeners hear, over real sockets. */
@Timeout(120)
class EventFeedTest {
    /** Shorter than the half minute after which the server cuts off who takes nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(50);
    private static final String LARGE = "x".repeat(4 << 20);
    private static final int MORE_THAN_A_SOCKET_TAKES = 8;
    private static final int FEWER_THAN_ARE_KEPT = 300;

    @TempDir
    Path folder;

    private final List<Listener> listeners = new ArrayList<>();
    private RecordingControl control;
    private DashboardServer server;

    @BeforeEach
    void open() throws IOException {
        control = new RecordingControl(Samples.calm(Samples.running()), folder);
        server = DashboardServer.open(
                new DashboardSettings(
                        new ListenAddress("127.0.0.1", 0), List.of(), Optional.empty(), DashboardSettings.Logs.HIDDEN),
                Samples.PROGRAM,
                control,
                new Rowed());
    }

    @AfterEach
    void close() throws IOException {
        for (Listener listener : listeners) {
            listener.socket().close();
        }
        server.close();
    }

    @Test
    void aChangeIsHeardWithTheUnitAsItIsNow() throws IOException {
        Listener listener = listen("");
        control.show(Samples.calm(Samples.running(), Samples.failing()));

        String event = listener.event("unit");
        assertThat(event)
                .contains("id: ", "data: {\"name\":\"a-unit-with-a-very-long-name", "\"state\":\"crash-loop\"");
    }

    @Test
    void aUnitThatIsGoneAndAHostThatMovesAreHeard() throws IOException {
        control.show(Samples.calm(Samples.running(), Samples.held()));
        Listener listener = listen("");
        control.show(Samples.loud());
        assertThat(listener.event("sync")).contains("\"sync\":\"RolledBack\"").doesNotContain("\"units\"");
        control.show(Samples.calm());

        assertThat(listener.event("gone")).contains("{\"name\":\"a-unit-with");
    }

    @Test
    void whatTheJournalIsToldIsHeardOnce() throws IOException {
        control.remember(told("first"));
        Listener listener = listen("");
        control.remember(told("first", "second"));
        control.show(Samples.loud());

        assertThat(listener.event("entry")).contains("\"words\":\"second\"");
    }

    private static Told told(String... words) {
        List<Entry> entries = new ArrayList<>();
        for (String word : words) {
            entries.add(Entry.of(Samples.NOW, Kind.START, word)
                    .about(UnitName.of("web"))
                    .numbered(entries.size() + 1));
        }
        return new Told(entries, Map.of(), 0);
    }

    @Test
    void onlyWhatIsNewInAUnitIsToldAndItsRow() throws IOException {
        Listener listener = listen("");
        control.show(Samples.calm(answering("HTTP 204")));

        assertThat(listener.event("probe"))
                .contains("{\"name\":\"web.service\",\"health\":\"healthy\",\"healthCheck\":{")
                .contains("\"answer\":\"HTTP 204\"", "\"row\":\"<tr>web.service\"")
                .doesNotContain("\"pid\"", "\"state\"", "\"hold\"", "\"log\"");
    }

    private static UnitView answering(String answer) {
        UnitView like = Samples.running();
        Optional<UnitView.HealthCheck> check = like.health()
                .newest()
                .map(it -> new UnitView.HealthCheck(
                        true, answer, it.code(), it.body(), it.latency(), it.at(), it.since(), 0, 3, 0));
        return new UnitView(
                like.name(),
                like.description(),
                like.state(),
                like.run(),
                new UnitView.Checked(Health.HEALTHY, check, List.of()),
                like.drift(),
                like.resources(),
                like.notes(),
                like.log());
    }

    @Test
    void whoComesBackHearsWhatWasMissed() throws IOException {
        control.remember(told("first"));
        Listener first = listen("");
        control.remember(told("first", "second"));
        control.show(Samples.calm(Samples.running(), Samples.failing()));
        String seen = id(first.event("entry"));
        first.socket().close();
        control.remember(told("first", "second", "third"));
        control.show(Samples.calm(Samples.running(), Samples.failing(), Samples.held()));

        Listener back = listen("Last-Event-ID: " + seen + "\r\n");
        assertThat(seen).isEqualTo("2");
        assertThat(back.event("unit")).contains("\"name\":\"db.service\"");
        assertThat(back.event("entry")).contains("\"words\":\"third\"", "id: 3\n");
    }

    @Test
    void whoWasAwayWhileTheDaemonWasStartedAgainHearsTheEntriesFromTheJournal() throws IOException {
        control.remember(told("first", "second", "third"));

        Listener back = listen("Last-Event-ID: 1\r\n");
        assertThat(back.event("entry")).contains("\"words\":\"second\"", "id: 2\n");
        assertThat(back.event("entry")).contains("\"words\":\"third\"", "id: 3\n");
        assertThat(back.event("reset")).contains("id: 3\n");
    }

    @Test
    void whoMissedTooMuchIsToldToLookAgain() throws IOException {
        assertThat(listen("Last-Event-ID: 1\r\n").event("reset")).contains("data: {}");
        assertThat(listen("Last-Event-ID: 999999999999999999\r\n").event("reset"))
                .contains("data: {}");
    }

    @Test
    void moreThanSoManyAreSentAwayAndAPlaceIsFreeAgainWhenOneGoes() throws IOException {
        for (int i = 0; i < EventFeed.LISTENERS_MAX; i++) {
            listen("");
        }
        Listener late = connect("");
        assertThat(late.lines().readLine()).startsWith("HTTP/1.1 503 ");
        assertThat(late.until("")).contains("Retry-After: 15");
        listeners.get(0).socket().close();

        while (!isTakenIn()) {
            LockSupport.parkNanos(BEFORE_ASKING_AGAIN.toNanos());
        }
    }

    /** Asks once, and hangs up: whoever asks on and on uses up the connections, and is sent away for asking too often. */
    private boolean isTakenIn() throws IOException {
        Listener asking = connect("");
        String status = asking.lines().readLine();
        asking.socket().close();
        return status.startsWith("HTTP/1.1 200 ");
    }

    /** What its socket does not take is kept for all alike: the others hear everything, and it is told to look again, or is dropped. */
    @Test
    void aListenerWhoTakesNothingKeepsNobodyWaitingAndNothingIsKeptForIt() throws IOException {
        control.remember(told(0));
        Listener slow = listen("");
        Listener quick = listen("");
        for (int i = 0; i < MORE_THAN_A_SOCKET_TAKES; i++) {
            control.show(Samples.calm(answering(LARGE + i)));
            quick.event("probe");
        }
        control.remember(told(FEWER_THAN_ARE_KEPT));
        control.show(Samples.loud());
        assertThat(quick.entries(FEWER_THAN_ARE_KEPT)).isEqualTo(FEWER_THAN_ARE_KEPT);
        control.remember(told(2 * FEWER_THAN_ARE_KEPT));
        control.show(Samples.calm());
        assertThat(quick.entries(FEWER_THAN_ARE_KEPT)).isEqualTo(FEWER_THAN_ARE_KEPT);

        assertThat(slow.entries(1)).isZero();
    }

    private static Told told(int count) {
        return told(IntStream.range(0, count).mapToObj(String::valueOf).toArray(String[]::new));
    }

    private static String id(String event) {
        return event.lines()
                .filter(line -> line.startsWith("id: "))
                .findFirst()
                .orElseThrow()
                .substring(4);
    }

    private Listener listen(String header) throws IOException {
        Listener listener = connect(header);
        assertThat(listener.lines().readLine()).startsWith("HTTP/1.1 200 ");
        assertThat(listener.until("")).contains("Content-Type: text/event-stream");
        assertThat(listener.until("retry: 3000")).isNotEmpty();
        return listener;
    }

    private Listener connect(String header) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream()
                .write(("GET /events HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        Listener listener = new Listener(socket, lines);
        listeners.add(listener);
        return listener;
    }

    /** Pages of which each row is the name of its unit. */
    private static final class Rowed implements Pages {
        @Override
        public CompletableFuture<Page> at(List<String> path, SortedMap<String, String> query) {
            return CompletableFuture.completedFuture(Page.html(200, ""));
        }

        @Override
        public Rows rows() {
            return units -> units.stream().map(unit -> "<tr>" + unit.name()).toList();
        }
    }

    private record Listener(Socket socket, BufferedReader lines) {
        /** The lines up to one, and that one. */
        String until(String last) throws IOException {
            StringBuilder text = new StringBuilder();
            String line = line();
            while (!line.equals(last)) {
                text.append(line).append('\n');
                line = line();
            }
            return text.append(line).toString();
        }

        private String line() throws IOException {
            String line = lines.readLine();
            if (line == null) {
                throw new EOFException("the feed has ended");
            }
            return line;
        }

        /** The next one of a type. */
        String event(String type) throws IOException {
            String event = until("");
            while (!isOf(type, event)) {
                event = until("");
            }
            return event;
        }

        private static boolean isOf(String type, String event) {
            return event.contains("event: " + type + "\n");
        }

        /** How many it hears, up to so many, before it is told to look again, or dropped. */
        int entries(int most) throws IOException {
            int heard = 0;
            while (heard < most) {
                String event = next();
                if (isOf("reset", event)) {
                    return heard;
                }
                heard += isOf("entry", event) ? 1 : 0;
            }
            return heard;
        }

        /** One event; that of an end is a reset. */
        private String next() throws IOException {
            try {
                return until("");
            } catch (EOFException | SocketException dropped) {
                return "event: reset\n";
            }
        }
    }
}
