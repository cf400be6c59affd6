package io.gitproc.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitproc.model.unit.Bytes;
import io.gitproc.model.unit.UnitName;
import io.gitproc.model.unit.UnitParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits that are a share of what the host has. */
final class SharesTest {
    private static final Account ROOT = new Account("root", 0, 0, List.of(0L), "/root", "/bin/sh");

    private static Limits limits(String line, long tasks) {
        HostFacts facts = new HostFacts("host", "boot", ROOT, 8_000, 2_000, tasks, 4, List.of());
        String text = "[Service]\nExecStart=/bin/web\n" + line + "\n";
        return Limits.of(UnitParser.parse(UnitName.of("web"), text).spec().orElseThrow(), facts);
    }

    @Test
    void aShareOfMemoryIsOfThatOfTheMachineAndOneOfSwapOfItsSwap() {
        assertThat(limits("MemoryMax=50%", 10).memoryMax()).hasValue(new Bytes(4_000));
        assertThat(limits("MemoryHigh=25%", 10).memoryHigh()).hasValue(new Bytes(2_000));
        assertThat(limits("MemorySwapMax=50%", 10).memorySwapMax()).hasValue(new Bytes(1_000));
    }

    @Test
    void aShareOfTasksIsRoundedDownAndAtLeastOne() {
        assertThat(limits("TasksMax=0.01%", 32_768).tasksMax()).hasValue(3L);
        assertThat(limits("TasksMax=0.01%", 10).tasksMax()).hasValue(1L);
    }
}
