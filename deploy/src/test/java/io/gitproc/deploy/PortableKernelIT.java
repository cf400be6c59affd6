package io.gitproc.deploy;

import static io.gitproc.deploy.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The product on a host of which nothing is known but that Java runs there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortableKernelIT {
    private final Playground playground = Playground.quiet();

    @BeforeAll
    void startDaemon() {
        playground.configure("repo_path: " + playground.repository(), "kernel: portable");
        playground.startDaemon();
        service("web", "/bin/sleep 2000");
        playground.deploy("Add web");
    }

    @AfterAll
    void close() {
        playground.close();
    }

    @Test
    void whatIsPushedRunsAndWhatIsChangedIsReplaced() {
        service("hello", "/bin/sleep 2001");
        playground.deploy("Add hello");
        long first = playground.unit("hello").pid();
        assertThat(new RunningProcess(first).arguments()).containsExactly("/bin/sleep", "2001");

        service("hello", "/bin/sleep 2002");
        playground.deploy("Change hello");

        assertThat(ProcessHandle.of(first)).isEmpty();
        assertThat(new RunningProcess(playground.unit("hello").pid()).arguments())
                .containsExactly("/bin/sleep", "2002");
        assertThat(playground.done("list")).contains("hello.service", "web.service");
    }

    @Test
    void whatIsStoppedIsHeldWithAllThatItStarted() {
        service("tree", "/bin/sh -c 'setsid sleep 2003 & sleep 2004; true'");
        playground.deploy("Add tree");
        playground.done("stop", "tree");

        assertThat(playground.unit("tree").state()).isEqualTo("held");
        assertThat(playground.traces().processes()).noneMatch(line -> line.contains("sleep 200[34]"));
        playground.done("start", "tree");
        playground.awaitState("tree", "running");
    }

    @Test
    void aServiceThatDiesIsStartedAgain() {
        service("mortal", "/bin/sleep 2005\nRestart=always");
        playground.deploy("Add mortal");
        long pid = playground.unit("mortal").pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        eventually(() -> assertThat(playground.unit("mortal").restarts()).isEqualTo(1));
        assertThat(playground.awaitState("mortal", "running").lastCause()).isEqualTo("SIGKILL");
    }

    @Test
    void aKilledDaemonTouchesNoServiceAndTheNextOneTakesThemOver() {
        service("brief", "/bin/sleep 2006");
        playground.deploy("Add brief");
        long web = playground.unit("web").pid();
        long brief = playground.unit("brief").pid();
        playground.killDaemon();
        assertThat(new RunningProcess(web).isAlive()).isTrue();
        ProcessHandle.of(brief).orElseThrow().destroyForcibly();
        playground.startDaemon();
        playground.done("sync");

        assertThat(playground.unit("web").pid()).isEqualTo(web);
        assertThat(playground.unit("web").restarts()).isZero();
        playground.awaitState("brief", "failed");
        playground.done("start", "brief");
    }

    @Test
    void itsLogIsShown() {
        service("talk", "/bin/sh -c 'echo I was here; exec sleep 2007'");
        playground.deploy("Add talk");

        eventually(() -> assertThat(playground.done("logs", "talk")).contains("I was here"));
    }

    @Test
    void aLimitIsNotedAndAProtectionRefused() {
        service("limited", "/bin/sleep 2008\nMemoryMax=64M");
        service("protected", "/bin/sleep 2009\nNoNewPrivileges=yes");
        playground.work().push("Ask for too much");
        playground.gitproc("sync", "--wait");

        assertThat(playground.awaitState("limited", "running").notes())
                .contains("MemoryMax=64M: not applied by the portable kernel");
        assertThat(playground.awaitState("protected", "rejected").notes())
                .contains("NoNewPrivileges=yes: not possible with the portable kernel");
        playground.work().delete("protected.service");
        playground.deploy("Ask for less");
    }

    private void service(String name, String command) {
        playground.work().write(name + ".service", "[Service]\nExecStart=" + command + "\n");
    }
}
