package io.gitproc.executors.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.InvocationKey;
import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.UnitName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessOwnerTest {
    private static final InvocationKey KEY =
            new InvocationKey(UnitName.of("web"), "0123456789ab", new InvocationId("a".repeat(32)));

    @TempDir
    private Path folder;

    private ProcessOwner owner;

    @BeforeEach
    void run() throws IOException {
        owner = new ProcessOwner(folder.resolve("proc"), folder.resolve("run"));
        Files.createDirectories(folder.resolve("run/web.service").resolve(KEY.directory()));
    }

    private void process(long pid, String cgroup, String environment) throws IOException {
        Path process = Files.createDirectories(folder.resolve("proc").resolve(String.valueOf(pid)));
        Files.writeString(process.resolve("cgroup"), cgroup);
        Files.writeString(process.resolve("environ"), environment);
    }

    @Test
    void theCgroupTellsInAnyHierarchyAndAlsoFromBelow() throws IOException {
        process(7, "0::/gitproc/web.service/" + KEY.directory() + "\n", "");
        process(8, "4:memory:/\n3:pids:/x/gitproc/web.service/" + KEY.directory() + "/inner\n", "");

        assertThat(owner.of(7)).contains(KEY);
        assertThat(owner.of(8)).contains(KEY);
    }

    @Test
    void withoutACgroupTheEnvironmentTells() throws IOException {
        process(7, "0::/\n", "PATH=/bin\0INVOCATION_ID=" + KEY.id() + "\0");

        assertThat(owner.of(7)).contains(KEY);
    }

    @Test
    void anInvocationWithoutAFolderIsNobodysHere() throws IOException {
        String other = "f".repeat(32);
        process(7, "0::/gitproc/web.service/0123456789ab-" + other + "\n", "INVOCATION_ID=" + other + "\0");
        process(8, "0::/\n", "INVOCATION_ID=*\0");

        assertThat(owner.of(7)).isEmpty();
        assertThat(owner.of(8)).isEmpty();
    }

    @Test
    void aProcessThatIsGoneIsNobodys() {
        assertThat(owner.of(4711)).isEmpty();
    }
}
