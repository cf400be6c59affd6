package io.gitproc.reconciler.notify;

import java.io.IOException;

/**
 * A way to tell somebody.
 *
 * <p>Thread: one.
 */
interface Channel {
    /** For people and the log; nothing secret is in it. */
    String name();

    /**
     * Whether its receiver wants to hear of such a thing. That a commit is on its way is of interest to its forge alone; that it
     * is refused is told as what lasts.
     */
    default boolean wants(Event event) {
        return event.stage()
                .filter(stage -> stage == Stage.PENDING || stage == Stage.REFUSED)
                .isEmpty();
    }

    /**
     * Tells it, once.
     *
     * @throws RefusedException when it is of no use to try the same again soon
     * @throws IOException when the receiver cannot be reached now, a sentence without secrets
     */
    void deliver(Event event) throws IOException, InterruptedException;
}
