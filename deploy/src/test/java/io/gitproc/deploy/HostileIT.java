package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Text that wants to command a terminal, and services that reach for what is the daemon's. */
class HostileIT {
    /** Clears the screen, turns what follows round, and runs in a browser. */
    private static final String EVIL = "\u001b[2J\u202e<script>alert(1)</script>";

    private final Playground playground = Playground.open();

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void noViewPassesOnWhatCommandsATerminal() throws IOException {
        playground
                .work()
                .write("web.service", """
                        [Unit]
                        Description=%1$s
                        [Service]
                        ExecStart=/bin/sh -c 'printf "%%s" "$0"; exec sleep 1000' "%1$s"
                        """.formatted(EVIL))
                .write("broken.service", "[Service]\nExecStart=%1$s\nTimeoutStopSec=%1$s\n".formatted(EVIL));
        playground.work().git("config", "user.name", "Eve " + EVIL);
        playground.work().git("add", "--all");
        playground.work().git("-c", "user.name=Eve " + EVIL, "commit", "-q", "-m", "Subject " + EVIL);
        playground.work().git("push", "-q", "origin", "HEAD:main");
        eventually(() -> assertThat(playground.unit("broken").errors()).isNotEmpty());
        playground.settle();
        playground.gitproc("stop", "web", "-m", "because " + EVIL);

        for (String verb : List.of("list", "status", "status web", "history", "why web", "logs web", "plan", "lint")) {
            Finished shown = playground.gitproc(verb.split(" ", -1));
            assertThat(shown.out() + shown.err()).as(verb).doesNotContain("\u001b", "\u202e");
        }
        for (String path : List.of("/api/v1/status", "/api/v1/units/web", "/api/v1/history")) {
            assertThat(playground.api().text(path)).as(path).matches("[\\x20-\\x7e\\r\\n]*");
        }
        assertThat(Files.readString(playground.folder().resolve("log/gitproc.log")))
                .doesNotContain("\u001b", "\u202e");
    }

    /** As nobody it cannot; as root it can, and then harms itself alone. */
    @Test
    void aServiceThatReachesForTheRecordsAndCgroupsOfTheDaemonGetsNone() {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        playground.write("reach.sh", """
                for file in %1$s/run/*/*/launch %1$s/state/state.json %1$s/run/neighbour.service/x; do
                    echo garbage 2>/dev/null >>"$file" && echo "wrote $file"
                done
                for procs in $(find /sys/fs/cgroup -path '*/%2$s/*' -name cgroup.procs); do
                    echo $$ 2>/dev/null >"$procs" && echo "entered $procs"
                done
                echo done
                exec sleep 1000
                """.formatted(
                        playground.folder(), playground.folder().getFileName()));
        playground
                .work()
                .write("neighbour.service", "[Service]\nExecStart=/bin/sleep 1000\n")
                .write("reach.service", """
                        [Service]
                        User=nobody
                        ExecStart=/bin/sh %s/reach.sh
                        """.formatted(playground.folder()));
        playground.deploy("Reach");

        eventually(() -> assertThat(playground.done("logs", "reach")).contains("done"));
        assertThat(playground.done("logs", "reach")).doesNotContain("wrote", "entered");
    }

    /** A port belongs to whoever opens it first. What is below the runtime directory of a unit, only its user can put there. */
    @Test
    void aServiceCannotAnswerForAnotherInThatOnesRuntimeDirectory() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        Path answering = playground.folder().resolve("answers.sock");
        String victim = "victim-" + ProcessHandle.current().pid();
        playground.write("fake.sh", """
                until [ -d /run/%1$s ]; do sleep 0.1; done
                ln -s %2$s /run/%1$s/socket 2>/dev/null && echo faked
                for folder in %3$s/run/%1$s.service/*; do
                    echo at=1 2>/dev/null >"$folder/ready" && echo faked
                done
                echo done
                exec sleep 1000
                """.formatted(victim, answering, playground.folder()));
        playground.work().write(victim + ".service", """
                        [Service]
                        ExecStart=/bin/sleep 1000
                        RuntimeDirectory=%1$s
                        HealthCheckURL=unix:///run/%1$s/socket
                        TimeoutStartSec=1000
                        """.formatted(victim)).write("fake.service", """
                        [Service]
                        User=nobody
                        ExecStart=/bin/sh %s/fake.sh
                        """.formatted(
                        playground.folder()));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(answering));
            playground.work().push("Fake");

            eventually(() -> assertThat(playground.done("logs", "fake")).contains("done"));
            assertThat(playground.done("logs", "fake")).doesNotContain("faked");
            assertThat(playground.unit(victim).health()).isEqualTo("starting");
        }
    }

    /** A stranger does not get to the socket; whoever does is not of the service, and the kernel says so. */
    @Test
    void aServiceCannotSayThatAnotherIsReady() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        Speaker speaker = Speaker.in(playground.folder());
        playground
                .work()
                .write("victim.service", speaker.unit("loiter", "Type=notify", "NotifyAccess=all", "User=nobody"));
        playground.work().push("Victim");
        playground.awaitState("victim", "starting");
        String faking = "to " + socket() + " say READY=1 say STATUS=faked print done loiter";
        playground
                .work()
                .write("same.service", speaker.unit(faking, "User=nobody"))
                .write("same-pids.service", speaker.unit(faking, "User=nobody", "PrivatePIDs=no"))
                .write("other.service", speaker.unit(faking, "User=daemon"))
                .write("root.service", speaker.unit(faking));
        playground.work().push("Fake");

        for (String fake : List.of("same", "same-pids", "other", "root")) {
            eventually(() -> assertThat(playground.done("logs", fake)).contains("done"));
        }
        assertThat(playground.done("logs", "same")).doesNotContain("not sent");
        assertThat(playground.done("logs", "other")).contains("not sent: Permission denied");
        assertThat(playground.unit("victim").state()).isEqualTo("starting");
        assertThat(playground.unit("victim").notes()).isEmpty();
    }

    private Path socket() throws IOException {
        try (var found = Files.list(playground.folder().resolve("run/notify"))) {
            return found.findFirst().orElseThrow();
        }
    }

    @Test
    void aServiceOfRootThatSpoilsItsRecordsHarmsItselfAlone() {
        playground.write("spoil.sh", """
                sleep 0.3
                for folder in %s/run/spoil.service/*; do
                    for record in launch unit started exit launcher; do echo garbage >"$folder/$record"; done
                done
                exec sleep 1000
                """.formatted(playground.folder()));
        playground
                .work()
                .write("neighbour.service", "[Service]\nExecStart=/bin/sleep 1000\n")
                .write("spoil.service", "[Service]\nExecStart=/bin/sh " + playground.folder() + "/spoil.sh\n");
        playground.deploy("Spoil");
        long neighbour = playground.unit("neighbour").pid();
        Path records = playground.folder().resolve("run/spoil.service");
        eventually(() -> assertThat(spoilt(records)).isTrue());
        playground.killDaemon();
        playground.startDaemon();
        playground.work().write("spoil.service", "[Service]\nExecStart=/bin/sleep 1001\n");
        playground.deploy("Mend");

        assertThat(playground.unit("neighbour").pid()).isEqualTo(neighbour);
        assertThat(new RunningProcess(playground.unit("spoil").pid()).arguments())
                .containsExactly("/bin/sleep", "1001");
        assertThat(playground.traces().processes())
                .filteredOn(line -> line.contains("spoil.sh"))
                .isEmpty();
    }

    private static boolean spoilt(Path records) throws IOException {
        try (var found = Files.walk(records)) {
            for (Path file : found.filter(path -> path.endsWith("launcher")).toList()) {
                if (Files.readString(file).contains("garbage")) {
                    return true;
                }
            }
            return false;
        }
    }
}
