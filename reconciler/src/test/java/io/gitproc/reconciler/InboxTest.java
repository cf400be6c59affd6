package io.gitproc.reconciler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Inbox inbox = new Inbox();

    @Test
    void aThousandWakesAreOne() throws Exception {
        for (int i = 0; i < 1000; i++) {
            inbox.offer(new Message.Wake());
        }

        assertThat(inbox.take(LONG)).hasSize(1);
    }

    @Test
    void whatHasTimeComesWithWhatHasNone() throws Exception {
        inbox.offer(new Message.Resync(), LONG);
        inbox.offer(new Message.Wake());

        assertThat(inbox.take(LONG)).containsExactly(new Message.Resync(), new Message.Wake());
    }

    @Test
    void whatHasTimeComesWhenItIsOver() throws Exception {
        long before = System.nanoTime();
        inbox.offer(new Message.Resync(), SHORT);

        assertThat(inbox.take(LONG)).containsExactly(new Message.Resync());
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(SHORT.toNanos());
    }

    @Test
    void whatHasTimeIsNotLeftBehindWhenTheLoopWakesOfItsOwn() throws Exception {
        inbox.offer(new Message.Resync(), LONG);

        assertThat(inbox.take(SHORT)).containsExactly(new Message.Resync());
        assertThat(inbox.take(Duration.ZERO)).isEmpty();
    }
}
