package io.gitproc.model.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words that have a number or a place in Linux. */
final class KernelWordsTest {
    /** Source: sched.h. */
    @Test
    void policiesHaveTheNumbersOfLinux() {
        assertThat(Stream.of(CpuPolicy.values()).map(policy -> policy.text() + " " + policy.number()))
                .containsExactly("other 0", "batch 3", "idle 5", "fifo 1", "rr 2");
    }

    /** Source: linux/ioprio.h. */
    @Test
    void classesOfIoHaveTheNumbersOfLinux() {
        assertThat(Stream.of(IoClass.values()).map(io -> io.text() + " " + io.number()))
                .containsExactly("none 0", "realtime 1", "best-effort 2", "idle 3");
    }

    /** Source: systemd.exec(5). */
    @Test
    void directoriesOfServicesAreBelowThoseOfTheHost() {
        assertThat(BaseDirectory.STATE.below(List.of("web", "a/b"))).containsExactly("/var/lib/web", "/var/lib/a/b");
        assertThat(BaseDirectory.CONFIGURATION.variable()).isEqualTo("CONFIGURATION_DIRECTORY");
    }

    @Test
    void resourcesHaveDirectivesThatBeginWithLimit() {
        assertThat(Resource.NOFILE.directive()).isEqualTo("LimitNOFILE");
        assertThat(Resource.CORE.doc()).endsWith("soft:hard, or one for both; infinity for none.");
    }
}
