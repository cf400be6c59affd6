package io.gitproc.reconciler.api;

/** What the daemon measured, at one moment. */
public interface Scrape {

    /**
     * In a form that the reader takes.
     *
     * @param accept the header {@code Accept}; may be empty
     */
    Page as(String accept);

    /** The text, and what it is. */
    record Page(String contentType, String text) {}
}
