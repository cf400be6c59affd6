package io.gitproc.reconciler.api;

/** What is sent for as long as somebody reads: logs that grow, and what changes. */
record Streams(Followers logs, EventFeed events) implements AutoCloseable {

    /** @param rows what a page shows of units, for those who look at one */
    static Streams of(Reads reads, Rows rows) {
        return new Streams(new Followers(), new EventFeed(reads, rows));
    }

    @Override
    public void close() {
        logs.close();
        events.close();
    }
}
