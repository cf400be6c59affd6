package io.gitproc.reconciler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.reconciler.api.ApiServer;
import io.gitproc.reconciler.api.Look;
import io.gitproc.reconciler.api.RecordingControl;
import io.gitproc.reconciler.api.Samples;
import io.gitproc.reconciler.api.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read, character for character, from what a daemon really sends. */
class PagesTest {
    private static final Look PLAIN = new Look(Samples.NOW, ZoneOffset.UTC, 80, false);
    private static final Look COLOURED = new Look(Samples.NOW, ZoneOffset.UTC, 80, true);

    @TempDir
    Path folder;

    @Test
    void listFitsEightyColumnsAndIsLoudFirst() throws Exception {
        String list = new HostPage(host(Samples.loud()), PLAIN).list();

        assertThat(list).isEqualTo("""
                        ! rolled back to 3fa9c2d by bob
                            help: to leave: gitproc sync
                        ! db.service is held\\x1b[2J

                        NAME                       STATE       HEALTH     PID   COMMIT   SINCE  RESTARTS
                        a-unit-with-a-very-long-…  crash-loop  unhealthy  -     3fa9c2d  3d     12
                                                   next try in 37s, 12 failures, last: exit 1
                        db.service                 held        -          -     -        -      0
                        web.service                running     healthy    4711  3fa9c2d  12min  0
                        """);
        assertThat(list.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void theTableSaysWhatAUnitWaitsForAndSaysNothingOfOneThatRuns() throws Exception {
        List<Unit> units = List.of(
                unit("shop", "running", "line 3: RestartSec=-5 is not a time span"),
                unit("site", "stopped", "condition: ConditionPathExists=/x is not met"),
                unit("web", "waiting", "requires db.service, which is held"));

        assertThat(new UnitTable(units, PLAIN).text()).isEqualTo("""
                        NAME      STATE    HEALTH  PID  COMMIT  SINCE  RESTARTS
                        shop      running  -       -    -       -      0
                        site      stopped  -       -    -       -      0
                                  condition: ConditionPathExists=/x is not met
                        web       waiting  -       -    -       -      0
                                  requires db.service, which is held
                        """);
    }

    private static Unit unit(String name, String state, String note) throws IOException {
        String json = "{\"name\":\"" + name + "\",\"state\":\"" + state
                + "\",\"health\":\"none\",\"restarts\":0,\"notes\":[\"" + note + "\"]}";
        return new Unit(JsonValue.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void historyIsOneLineAnEntryAndOddTextHarmless() throws Exception {
        String json = """
                {"entries":[
                {"at":"2026-11-22T20:36:01Z","kind":"start","unit":"web.service","words":"added in 3fa9c2d","restarts":0,
                 "commit":"3fa9c2d000000000000000000000000000000000","commitAuthor":"Alice","commitSubject":"Serve\\u001b[2J"},
                {"at":"2026-11-22T21:02:11Z","kind":"end","unit":"web.service","words":"exit 1","outcome":"unclean-code",
                 "ran":"PT26M10S"},
                {"at":"2026-11-22T21:02:12Z","kind":"target","words":"3fa9c2d by Alice: Serve","by":"gitproc"}],
                "passedOver":2}""";
        JsonValue value = JsonValue.parse(json.getBytes(StandardCharsets.UTF_8));

        assertThat(new HistoryPage(value, false, ZoneOffset.UTC, Style.PLAIN).text())
                .isEqualTo("""
                2026-11-22 20:36:01  start      web.service  added in 3fa9c2d, 3fa9c2d Serve\\x1b[2J (Alice)
                2026-11-22 21:02:11  end        web.service  exit 1, ran 26min
                2026-11-22 21:02:12  target     3fa9c2d by Alice: Serve
                2 lines of the journal cannot be read and are passed over
                """);
        assertThat(new HistoryPage(value, true, ZoneOffset.UTC, Style.COLOURED).text())
                .contains("end        \u001b[31mexit 1, ran 26min\u001b[0m");
    }

    @Test
    void aMomentSaysWhatRanAndWhereTheJournalBegins() throws Exception {
        String json = """
                {"at":"2026-11-22T20:36:01Z","begins":"2026-11-22T20:40:00Z","target":null,"units":[
                {"name":"web.service","state":"running","since":"2026-11-22T20:26:01Z","reason":"added in 3fa9c2d",
                 "invocation":"ab","commit":"3fa9c2d000000000000000000000000000000000","commitSubject":"Serve"}]}""";

        assertThat(new MomentPage(JsonValue.parse(json.getBytes(StandardCharsets.UTF_8)), ZoneOffset.UTC, Style.PLAIN)
                        .text())
                .isEqualTo("""
                        At 2026-11-22 20:36:01 UTC
                        the journal begins later, at 2026-11-22 20:40:00 UTC
                        target: none
                          web.service  running for 10min, from 3fa9c2d Serve, added in 3fa9c2d, invocation ab
                        """);
    }

    @Test
    void coloursAddNothingToTheWidth() throws Exception {
        String plain = new HostPage(host(Samples.loud()), PLAIN).list();
        String coloured = new HostPage(host(Samples.loud()), COLOURED).list();

        assertThat(coloured)
                .contains("\u001b[31mcrash-loop\u001b[0m")
                .contains("\u001b[32mrunning\u001b[0m")
                .contains("\u001b[33mheld\u001b[0m ");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain);
    }

    @Test
    void statusOfTheHostTellsWhereItStands() throws Exception {
        assertThat(new HostPage(host(Samples.loud()), PLAIN).status()).startsWith("""
                            sync: RolledBack (under way)
                          target: 3fa9c2d Give the pages a longer timeout (Alice, 2h ago)
                            head: none
                            host: web1 (labels: eu, web)
                          daemon: version 1.2, pid 99

                        ! rolled back to 3fa9c2d by bob
                        """);
    }

    @Test
    void aCalmHostHasFewWords() throws Exception {
        assertThat(new HostPage(host(Samples.calm()), PLAIN).status()).isEqualTo("""
                            sync: Synced
                          target: 3fa9c2d Give the pages a longer timeout (Alice, 2h ago)
                            host: web1 (labels: eu, web)
                          daemon: version 1.2, pid 99

                        no units
                        """);
    }

    @Test
    void aUnitThatFailsTellsWhatIsNext() throws Exception {
        assertThat(page(host(Samples.loud()).units().get(0))).isEqualTo("""
                        a-unit-with-a-very-long-name-that-no-column-takes.service
                             State: crash-loop (unhealthy)
                             Check: HTTP 503, 2.0ms, 2s ago; fails since 1min, 2 of 3 failures
                               PID: none
                             Since: 2026-11-19 20:36:01 UTC, 3d ago
                          Restarts: 12
                         Last exit: exit 1, 40s ago
                            Commit: 3fa9c2d Give the pages a longer timeout (Alice)
                            Reason: added in 3fa9c2d
                          Next try: in 37s
                              Note: 12 failures, last: exit 1
                               Log: /var/log/gitproc/a.log

                        last words
                        """);
    }

    @Test
    void listSaysHowNearAUnitThatFailsItsCheckIsToARestart() throws Exception {
        Unit failing =
                new Unit(JsonValue.parse("{\"health\":\"healthy\",\"healthCheck\":{\"failuresInRow\":2,\"retries\":3}}"
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(failing.healthBrief()).isEqualTo("failing 2/3");
    }

    @Test
    void aUnitThatIsWellTellsWhatItsCheckSaid() throws Exception {
        assertThat(page(host(Samples.loud()).units().get(2))).contains("""
                             State: running (healthy)
                             Check: HTTP 200, 12ms, 7s ago; passes since 12min
                            Answer: ok\\u202e
                               PID: 4711
                        """);
    }

    @Test
    void hostileTextOfAUnitDoesNothingToTheTerminal() throws Exception {
        assertThat(page(host(Samples.loud()).units().get(1))).isEqualTo("""
                        db.service - \\x1b]0;owned\\x07
                             State: held
                               PID: none
                             Since: never started
                          Restarts: 0
                         Last exit: SIGTERM, 0s ago
                            Commit: none
                              Hold: by bob: disk\\u202e, 1d ago, 2h left
                             Error: db.service:2:1: error: no
                                        help: yes
                               Log: /var/log/gitproc/db.log

                        last words
                        """);
    }

    private static String page(Unit unit) {
        return new UnitPage(unit, List.of("last words"), PLAIN).text();
    }

    private Host host(Snapshot snapshot) throws IOException, CommandException {
        Path socket = folder.resolve("s.sock");
        try (ApiServer server = ApiServer.open(socket, new RecordingControl(snapshot, folder), Samples.PROGRAM)) {
            return new Host(new Client(socket).read("/api/v1/status"));
        }
    }
}
