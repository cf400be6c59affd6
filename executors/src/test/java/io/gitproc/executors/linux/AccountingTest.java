package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.executors.Resources;
import io.gitproc.model.unit.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel writes into the files of a cgroup, and what is read from them. */
final class AccountingTest {
    /** What the files of both versions tell. */
    private static final Resources SAME = new Resources(
            Optional.of(Duration.ofMillis(2500)),
            bytes(8388608),
            bytes(4096),
            bytes(16777216),
            bytes(67108864),
            bytes(4097),
            bytes(8194),
            OptionalLong.of(3));

    @TempDir
    private Path folder;

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Resources read(CgroupVersion version) {
        Hierarchy hierarchy = new Hierarchy(Path.of("/cgroups"), version);
        TreeMap<Controller, Hierarchy> controllers = new TreeMap<>();
        for (Controller controller : Controller.values()) {
            controllers.put(controller, hierarchy);
        }
        CgroupLayout layout = new CgroupLayout(hierarchy, controllers, Optional.empty(), Optional.of(hierarchy));
        return new Accounting(layout, each -> folder).read();
    }

    private static Optional<Bytes> bytes(long number) {
        return Optional.of(new Bytes(number));
    }

    @Test
    void version2() throws IOException {
        file("cpu.stat", "usage_usec 2500000\nuser_usec 2000000\nsystem_usec 500000\n");
        file("memory.current", "8388608\n");
        file("memory.stat", "anon 4194304\nfile 4194304\nactive_file 1\ninactive_file 4096\n");
        file("memory.peak", "16777216\n");
        file("memory.max", "67108864\n");
        file("io.stat", "8:0 rbytes=4096 wbytes=8192 rios=1 wios=2 dbytes=0 dios=0\n8:16 rbytes=1 wbytes=2\n254:0 \n");
        file("pids.current", "3\n");

        assertThat(read(CgroupVersion.V2)).isEqualTo(SAME);
    }

    @Test
    void version1() throws IOException {
        file("cpuacct.usage", "2500000000\n");
        file("memory.usage_in_bytes", "8388608\n");
        file("memory.stat", "cache 1\ninactive_file 1\ntotal_inactive_file 4096\n");
        file("memory.max_usage_in_bytes", "16777216\n");
        file("memory.limit_in_bytes", "67108864\n");
        file(
                "blkio.throttle.io_service_bytes_recursive",
                "8:0 Read 4096\n8:0 Write 8192\n8:0 Total 12288\n8:16 Read 1\n8:16 Write 2\nTotal 12291\n");
        file("pids.current", "3\n");

        assertThat(read(CgroupVersion.V1)).isEqualTo(SAME);
    }

    @Test
    void noLimitIsNoNumber() throws IOException {
        file("memory.max", "max\n");
        assertThat(read(CgroupVersion.V2).memoryMax()).isEmpty();

        file("memory.limit_in_bytes", "9223372036854771712\n");
        assertThat(read(CgroupVersion.V1).memoryMax()).isEmpty();
    }

    @Test
    void aCgroupThatIsGoneCountsNothing() {
        assertThat(read(CgroupVersion.V1)).isEqualTo(Resources.none());
        assertThat(read(CgroupVersion.V2)).isEqualTo(Resources.none());
    }

    @Test
    void withoutTheControllerOfTasksTheyAreCounted() throws IOException {
        file("cgroup.threads", "17\n18\n");

        assertThat(read(CgroupVersion.V2).tasks()).hasValue(2);
    }
}
