package io.gitproc.model.calendar;

import io.gitproc.model.calendar.Reading.Misread;

/** Carries a fault out of the parser; nobody outside sees it. */
final class MisreadException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Misread reading;

    MisreadException(int index, String predicate, String hint) {
        super(predicate, null, false, false);
        this.reading = new Misread(index, predicate, hint);
    }

    Misread reading() {
        return reading;
    }
}
