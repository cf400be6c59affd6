package io.gitproc.reconciler.cli;

/** An answer in the forms that {@code -o} knows. */
interface Page {
    String text();

    String json();
}
