package io.gitproc.reconciler.notify;

import java.io.IOException;

/** The receiver was reached, and does not want it. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String sentence) {
        super(sentence);
    }
}
