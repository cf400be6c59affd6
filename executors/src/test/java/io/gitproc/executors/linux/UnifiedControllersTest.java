package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.CpuQuota;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written into the files of version 2; in plain files, which take any value and keep it. */
final class UnifiedControllersTest {
    @TempDir
    private Path cgroup;

    private void file(String name, String text) throws Exception {
        Files.writeString(cgroup.resolve(name), text);
    }

    private String text(String name) throws Exception {
        return Files.readString(cgroup.resolve(name));
    }

    private Optional<String> limitMemory(Optional<Bytes> limit) {
        return new MemoryController(CgroupVersion.V2).apply(cgroup, limit);
    }

    private Optional<String> limitCpu(Optional<CpuQuota> limit) {
        return new CpuController(CgroupVersion.V2).apply(cgroup, limit);
    }

    @Test
    void aMemoryLimitKillsTheServiceAsOne() throws Exception {
        useMemory(10 << 20, 0, 0);

        assertThat(limitMemory(Optional.of(new Bytes(64 << 20)))).isEmpty();

        assertThat(text("memory.max")).isEqualTo("67108864");
        assertThat(text("memory.oom.group")).isEqualTo("1");
    }

    private void useMemory(long all, long file, long shared) throws Exception {
        file("memory.max", "max\n");
        file("memory.oom.group", "0\n");
        file("memory.current", all + "\n");
        file("memory.stat", "anon 1\nfile " + file + "\nshmem " + shared + "\n");
    }

    @Test
    void aMemoryLimitUnderWhatCannotBeReclaimedIsRefused() throws Exception {
        useMemory(100 << 20, 50 << 20, 20 << 20);

        assertThat(limitMemory(Optional.of(new Bytes(64 << 20)))).contains("70M are in use");

        assertThat(text("memory.max")).isEqualTo("max\n");
    }

    @Test
    void aMemoryLimitAboveWhatCannotBeReclaimedIsTaken() throws Exception {
        useMemory(100 << 20, 50 << 20, 0);

        assertThat(limitMemory(Optional.of(new Bytes(64 << 20)))).isEmpty();
    }

    @Test
    void noMemoryLimitIsMax() throws Exception {
        useMemory(0, 0, 0);
        file("memory.max", "4096");

        assertThat(limitMemory(Optional.empty())).isEmpty();

        assertThat(text("memory.max")).isEqualTo("max");
    }

    @Test
    void aQuotaIsTimeInAPeriod() throws Exception {
        file("cpu.max", "max 100000\n");

        assertThat(limitCpu(Optional.of(new CpuQuota(5_000)))).isEmpty();
        assertThat(text("cpu.max")).isEqualTo("50000 100000");

        assertThat(limitCpu(Optional.empty())).isEmpty();
        assertThat(text("cpu.max")).isEqualTo("max 100000");
    }

    @Test
    void aFileThatIsNotThereIsTheCause() {
        assertThat(limitCpu(Optional.of(new CpuQuota(5_000)))).contains("no such file or directory");
    }

    @Test
    void onlyControllersThatAreMissingAreEnabled() throws Exception {
        file("cgroup.subtree_control", "cpu io\n");

        UnifiedTree.enable(cgroup, List.of("cpu", "memory"));

        assertThat(text("cgroup.subtree_control")).isEqualTo("+memory");
        assertThat(UnifiedTree.enabledBelow(cgroup.resolve("nowhere"))).isEmpty();
    }
}
