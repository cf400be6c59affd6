package io.gitproc.reconciler.api;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One thing that changed.
 *
 * @param place in the order of this feed, which ends with the daemon
 * @param id the sequence of the journal's newest entry then: what else changes until the next one has the same
 * @param data one line of JSON
 */
record Event(long place, long id, Type type, String data) {

    /** What a listener can tell apart. The word goes over the wire. */
    enum Type {
        /** A unit is another than it was, or new. */
        UNIT,
        /** A unit is not there any more. */
        GONE,
        /** Only the newest answer to its health check is another. */
        PROBE,
        /** It is held, or is not any more. */
        HOLD,
        /** The host is elsewhere, or has other notices. */
        SYNC,
        /** The journal has one more entry. */
        ENTRY,
        /** Some events are not known any more: look at everything again. */
        RESET;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Lines of {@code text/event-stream}. Source: HTML, 9.2.6. */
    byte[] bytes() {
        return ("id: " + id + "\nevent: " + type.word() + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
