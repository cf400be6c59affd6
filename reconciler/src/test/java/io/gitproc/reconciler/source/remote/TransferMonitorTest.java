package io.gitproc.reconciler.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.junit.jupiter.api.Test;

class TransferMonitorTest {
    private final AtomicLong bytes = new AtomicLong();
    private final TransferMonitor monitor = new TransferMonitor(bytes::get);

    @Test
    void nothingIsToldBeforeAnythingCame() {
        assertThat(monitor.progress()).isEmpty();
    }

    @Test
    void whatIsDoneIsToldInPercentAndBytes() {
        monitor.beginTask("Receiving objects", 200);
        monitor.update(80);
        monitor.update(4);
        bytes.set(3_250_586);

        assertThat(text()).isEqualTo("receiving objects 42 %, 3.1 MiB");
    }

    @Test
    void ofAnUnknownNumberNoPercentIsTold() {
        monitor.beginTask("Resolving deltas", ProgressMonitor.UNKNOWN);
        monitor.update(7);
        bytes.set(1536);

        assertThat(text()).isEqualTo("resolving deltas, 1.5 KiB");
    }

    @Test
    void theNextTaskBeginsAnew() {
        monitor.beginTask("Receiving objects", 2);
        monitor.update(2);
        monitor.beginTask("Resolving deltas", 10);

        assertThat(text()).startsWith("resolving deltas 0 %");
    }

    @Test
    void whatTheOtherSideSaysIsShortAndHasNoControlCharacters() {
        monitor.beginTask("remote: \u001b[2J" + "x".repeat(1000), 1);
        monitor.update(1_000_000);

        assertThat(text()).hasSizeLessThan(70).doesNotContain("\u001b").contains(" 100 %");
    }

    private String text() {
        return monitor.progress().orElseThrow().text();
    }
}
