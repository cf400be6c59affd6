package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What was done, as {@code history} and {@code at} tell it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryIT {
    private static final String SLEEP = "[Service]\nExecStart=/bin/sleep %d\nRestart=always\n";

    /** More than a page of them. */
    private static final int STOPS = 4;

    private final Playground playground = Playground.open();

    @AfterAll
    void close() {
        playground.close();
    }

    private String deploy(String unit, int seconds) {
        playground.work().write(unit + ".service", SLEEP.formatted(seconds));
        return playground.deploy(unit + " sleeps " + seconds);
    }

    private List<String> kinds(String unit) {
        List<String> kinds = new ArrayList<>();
        entries(unit).forEach(entry -> kinds.add(entry.get("kind").asText()));
        return kinds;
    }

    private List<JsonNode> entries(String unit) {
        try {
            List<JsonNode> entries = new ArrayList<>();
            new ObjectMapper()
                    .readTree(playground.done("history", unit, "-o", "json"))
                    .get("entries")
                    .forEach(entries::add);
            return entries;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCrashIsToldWithItsCauseAndTheCommit() {
        String commit = deploy("crashing", 1000);
        long pid = playground.unit("crashing").pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        eventually(() -> assertThat(kinds("crashing")).containsExactly("start", "end", "start"));
        JsonNode end = entries("crashing").get(1);
        assertThat(end.get("words").asText()).isEqualTo("SIGKILL");
        assertThat(end.get("outcome").asText()).isEqualTo("unclean-signal");
        assertThat(end.get("commit").asText()).isEqualTo(commit);
        assertThat(end.get("commitSubject").asText()).isEqualTo("crashing sleeps 1000");
        assertThat(playground.done("history", "crashing"))
                .contains("SIGKILL, ran ")
                .contains("crashing sleeps 1000");
    }

    @Test
    void aStopIsToldWithThePersonAndTheReason() {
        deploy("moved", 1000);
        playground.done("stop", "moved", "-m", "being moved");

        eventually(() -> assertThat(kinds("moved")).containsExactly("start", "ask", "stop", "end"));
        assertThat(entries("moved").get(1).get("by").asText()).isNotBlank();
        assertThat(playground.done("history", "moved")).contains("being moved");
    }

    @Test
    void aRollbackIsAMoveOfTheTargetWithWhoAndWhy() {
        String good = deploy("rolled", 1000);
        deploy("rolled", 1001);
        playground.done("rollback", good, "-m", "500s on pay");
        playground.settle();

        eventually(() -> assertThat(playground.done("history"))
                .contains("rolled back to " + good.substring(0, 7) + ": 500s on pay"));
        assertThat(kinds("rolled")).containsExactly("start", "stop", "end", "start", "stop", "end", "start");
        playground.work().write("rolled.service", SLEEP.formatted(1002));
        playground.deploy("mend rolled");
    }

    @Test
    void whatEndsWhileNoDaemonRunsIsToldByTheNextOneOnce() {
        deploy("orphan", 1000);
        long pid = playground.unit("orphan").pid();
        playground.killDaemon();
        ProcessHandle orphan = ProcessHandle.of(pid).orElseThrow();
        orphan.destroyForcibly();
        eventually(() -> assertThat(orphan.isAlive()).isFalse());
        playground.startDaemon();
        playground.settle();
        playground.killDaemon();
        playground.startDaemon();
        playground.settle();

        eventually(() -> assertThat(kinds("orphan")).containsExactly("start", "end", "start"));
    }

    @Test
    void whileNoDaemonRunsTheJournalIsReadAsItIs() {
        String commit = deploy("remembered", 1000);
        String told = playground.done("history", "remembered");
        playground.killDaemon();

        Finished history = playground.gitproc("history", "remembered");
        playground.startDaemon();

        assertThat(history.code()).as("%s", history).isZero();
        assertThat(history.out()).isEqualTo(told).contains(commit.substring(0, 7) + " remembered sleeps 1000");
        assertThat(history.err()).startsWith("note: no daemon answers; this is what its journal in ");
    }

    @Test
    void whatRanAtATimeIsKnown() {
        Instant before = Instant.now();
        String commit = deploy("timed", 1000);
        Instant then = Instant.now();
        playground.done("stop", "timed");

        eventually(() -> assertThat(kinds("timed")).contains("end"));
        assertThat(playground.done("at", before.toString())).doesNotContain("timed.service");
        assertThat(playground.done("at", then.toString()))
                .contains("target: " + commit.substring(0, 7))
                .contains("timed.service  running for ")
                .contains(commit.substring(0, 7) + " timed sleeps 1000");
        assertThat(playground.done("at", "now")).doesNotContain("timed.service");
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        assertThat(playground.gitproc("at", "teatime").code()).isEqualTo(64);
        assertThat(playground.gitproc("history", "--since", "teatime").code()).isEqualTo(64);
    }

    /** The service is started again as if nothing was, and the journal is whole when there is room. */
    @Test
    void aFullDiskOfTheJournalDelaysNoRestart() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
        try (Playground cramped = Playground.quiet()) {
            Path disk = Files.createDirectory(cramped.folder().resolve("disk"));
            mount("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString());
            try {
                cramped.configure("repo_path: " + cramped.repository(), "journal_dir: " + disk);
                cramped.startDaemon();
                crashOnAFullDisk(cramped, disk);
            } finally {
                mount("umount", "-l", disk.toString());
            }
        }
    }

    private static void crashOnAFullDisk(Playground cramped, Path disk) throws IOException {
        cramped.work().write("web.service", SLEEP.formatted(1000));
        cramped.deploy("add web");
        Path filler = fill(disk);
        for (int i = 1; i <= STOPS; i++) {
            cramped.done("stop", "web", "-m", i + " " + "x".repeat(190));
            cramped.done("start", "web");
        }
        long pid = cramped.unit("web").pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        eventually(() -> {
            assertThat(cramped.unit("web").state()).isEqualTo("running");
            assertThat(cramped.unit("web").pid()).isNotEqualTo(pid);
        });
        eventually(() -> assertThat(cramped.done("list")).contains("cannot write the journal"));
        Files.delete(filler);
        eventually(() ->
                assertThat(cramped.done("history", "web")).contains("SIGKILL").contains("restarted after SIGKILL"));
        for (int i = 1; i <= STOPS; i++) {
            assertThat(cramped.done("history", "web")).contains(": " + i + " xxx");
        }
        assertThat(cramped.done("list")).doesNotContain("cannot write the journal");
    }

    /** Until not a byte fits, not even into the page that the journal's last line is in. */
    private static Path fill(Path disk) throws IOException {
        Path filler = disk.resolve("filler");
        try (var out = Files.newOutputStream(filler)) {
            for (int i = 0; i <= 64; i++) {
                out.write(new byte[1024]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
        return filler;
    }

    private static void mount(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
