package io.gitproc.deploy.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.deploy.Finished;
import io.gitproc.deploy.Playground;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commits that come faster than anybody can carry them out. */
@Tag("alone")
class CommitsIT {
    private static final int COMMITS = 5000;
    private static final int PUSHES = 50;

    private final Playground playground = Playground.open();

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void fiveThousandCommitsInARowEndInTheLastOne() throws IOException {
        playground.work().write("calm.service", "[Service]\nExecStart=/bin/sleep 100000\n");
        playground.deploy("Add calm");
        long calm = playground.awaitState("calm", "running").pid();
        long daemon = playground.daemonPid();
        importCommits();

        Watch.timed("5,000 commits in 50 pushes → the last one is converged", Duration.ofMinutes(2), this::pushAll);

        String last = playground.work().head();
        assertThat(playground.unit("busy").commit()).isEqualTo(last);
        assertThat(playground.read("busy")).endsWith(COMMITS + "\n");
        assertThat(playground.unit("calm").pid()).isEqualTo(calm);
        assertThat(playground.done("history")).contains(last.substring(0, 7));
        assertThat(playground.daemonPid()).isEqualTo(daemon);
        Watch.remembers("memory of the daemon after 5,000 commits", daemon, 250);
    }

    private void importCommits() throws IOException {
        StringBuilder stream = new StringBuilder();
        for (int i = 1; i <= COMMITS; i++) {
            stream.append(commit(i));
        }
        playground.write("stream", stream.toString());
        Finished imported =
                Finished.run(playground.folder(), List.of("sh", "-c", "git -C clone fast-import --quiet <stream"));
        assertThat(imported.code()).as(imported.toString()).isZero();
        playground.work().git("reset", "-q", "--hard", "refs/heads/many");
    }

    private String commit(int number) {
        String text = "[Service]\nExecStart=/bin/sh -c 'echo " + number + " >>" + playground.folder()
                + "/busy; exec sleep 100000'\n";
        String subject = "Change " + number;
        return "commit refs/heads/many\ncommitter Ann Onymous <ann@localhost> " + (1_800_000_000 + number) + " +0000\n"
                + data(subject) + (number == 1 ? "from refs/heads/main^0\n" : "")
                + "M 100644 inline busy.service\n" + data(text);
    }

    private static String data(String text) {
        return "data " + text.length() + "\n" + text + "\n";
    }

    private void pushAll() {
        for (int push = PUSHES - 1; push >= 0; push--) {
            playground.work().git("push", "-q", "origin", "many~" + push * (COMMITS / PUSHES) + ":main");
        }
        assertThat(playground.settle())
                .contains("converged to " + playground.work().head().substring(0, 7));
    }
}
