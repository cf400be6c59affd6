package io.gitproc.executors.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcessTreeTest {
    private static final ProcessTree TREE =
            new ProcessTree(List.of(process(1, 0), process(10, 1), process(11, 10), process(12, 11), process(20, 1)));

    private static ProcessStat process(long pid, long parent) {
        return new ProcessStat(pid, parent, 'S', 0);
    }

    @Test
    void allGenerationsAreBelowAndNobodyElse() {
        assertThat(TREE.below(10)).extracting(ProcessStat::pid).containsExactly(11L, 12L);
    }

    @Test
    void nothingIsBelowAProcessThatIsUnknown() {
        assertThat(TREE.below(99)).isEmpty();
    }
}
