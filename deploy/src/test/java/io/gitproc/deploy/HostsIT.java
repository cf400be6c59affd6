package io.gitproc.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two hosts, each with a daemon of its own, and one repository for both. */
class HostsIT {
    private static final int EXIT_NO_SUCH_UNIT = 4;

    private final Playground one = Playground.quiet();
    private final Playground two = Playground.quiet();

    @AfterEach
    void close() {
        two.close();
        one.close();
    }

    /** Both follow the repository of the first. */
    private void start() {
        one.write("host.yaml", "name: one\nlabels: [eu]\n");
        two.write("host.yaml", "name: two\n");
        one.configure("repo_path: " + one.repository(), "host_file: host.yaml");
        two.configure("repo_path: " + one.repository(), "host_file: host.yaml");
        one.startDaemon();
        two.startDaemon();
    }

    private void push(String subject) {
        String commit = one.work().push(subject).substring(0, 7);
        assertThat(one.settle()).contains("converged to " + commit);
        assertThat(two.settle()).contains("converged to " + commit);
    }

    private static String sleep(int seconds) {
        return "[Service]\nExecStart=/bin/sleep " + seconds + "\n";
    }

    @Test
    void eachHostRunsWhatIsItsOwn() {
        start();
        one.work().write("units/common.service", sleep(1000));
        one.work().write("groups/eu/regional.service", sleep(1000));
        one.work().write("hosts/two/local.service", sleep(1000));
        one.work().write("hosts/two/common.service", sleep(2000));
        push("Tell hosts apart");

        assertThat(one.unit("common").state()).isEqualTo("running");
        assertThat(one.unit("regional").state()).isEqualTo("running");
        assertThat(one.done("list")).doesNotContain("local");
        assertThat(two.unit("local").state()).isEqualTo("running");
        assertThat(two.done("list")).doesNotContain("regional");
        assertThat(new RunningProcess(one.unit("common").pid()).arguments()).contains("1000");
        assertThat(new RunningProcess(two.unit("common").pid()).arguments()).contains("2000");
        assertThat(one.done("status")).contains("host: one (labels: eu)\n");
        assertThat(two.gitproc("cat", "regional").code()).isEqualTo(EXIT_NO_SUCH_UNIT);
        assertThat(two.done("cat", "regional", "--host", "x", "--label", "eu"))
                .contains("# groups/eu/regional.service\n");
    }

    @Test
    void aDropInForOneHostReplacesThatUnitThereAndNothingElse() {
        start();
        one.work().write("web.service", sleep(1000));
        one.work().write("db.service", sleep(1000));
        push("Add two");
        long web = one.unit("web").pid();
        long db = one.unit("db").pid();
        long elsewhere = two.unit("web").pid();

        one.work().write("hosts/one/web.service.d/port.conf", "[Service]\nEnvironment=PORT=1\n");
        push("Change one unit of one host");

        assertThat(one.unit("web").pid()).isNotEqualTo(web);
        assertThat(new RunningProcess(one.unit("web").pid()).environment()).contains("PORT=1");
        assertThat(one.unit("db").pid()).isEqualTo(db);
        assertThat(two.unit("web").pid()).isEqualTo(elsewhere);
        assertThat(one.done("cat", "web"))
                .contains("# web.service\n[Service]\n", "# hosts/one/web.service.d/port.conf\n[Service]\n");
    }

    @Test
    void aLimitInADropInAdjustsTheRunningUnit() {
        start();
        one.work().write("web.service", sleep(1000));
        push("Add web");
        long pid = one.unit("web").pid();

        one.work().write("web.service.d/limits.conf", "[Service]\nRestart=always\nTasksMax=50\n");
        push("Limit it");

        assertThat(one.unit("web").pid()).isEqualTo(pid);
        assertThat(two.unit("web").state()).isEqualTo("running");
    }

    @Test
    void aFileThatMovesToAnotherFolderTouchesNoProcess() {
        start();
        one.work().write("web.service", sleep(1000));
        push("Add web");
        long pid = one.unit("web").pid();

        one.work().delete("web.service");
        one.work().write("units/web.service", sleep(1000));
        push("Move web");
        one.work().delete("units/web.service");
        one.work().write("hosts/one/web.service", sleep(1000));
        one.work().write("hosts/two/web.service", sleep(1000));
        push("Move it again");

        assertThat(one.unit("web").pid()).isEqualTo(pid);
        assertThat(one.unit("web").state()).isEqualTo("running");
    }

    @Test
    void aBrokenDropInKeepsTheLastGoodVersionAndNamesItsLine() {
        start();
        one.work().write("web.service", sleep(1000));
        push("Add web");
        long pid = one.unit("web").pid();

        one.work().write("hosts/one/web.service.d/port.conf", "[Service]\n\nExecStart=bin/relative\n");
        String commit = one.work().push("Break it for one host").substring(0, 7);

        assertThat(one.settle()).contains("rejected hosts/one/web.service.d/port.conf:3:");
        assertThat(two.settle()).contains("converged to " + commit);
        assertThat(one.unit("web").pid()).isEqualTo(pid);
        assertThat(one.unit("web").errors())
                .anySatisfy(error -> assertThat(error).startsWith("hosts/one/web.service.d/port.conf:3:"));
        assertThat(one.done("status")).contains("sync: Partial", "rejected hosts/one/web.service.d/port.conf");
        assertThat(two.done("status")).contains("sync: Synced");
    }

    @Test
    void anEmptyFileForAHostStopsTheUnitThere() {
        start();
        one.work().write("web.service", sleep(1000));
        one.work().write("db.service", sleep(1000));
        push("Add two");

        one.work().write("hosts/one/web.service", "");
        push("Mask web on one host");

        assertThat(one.done("list")).doesNotContain("web");
        assertThat(two.unit("web").state()).isEqualTo("running");
    }
}
