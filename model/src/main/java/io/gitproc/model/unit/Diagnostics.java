package io.gitproc.model.unit;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the diagnostics of one unit.
 *
 * <p>It keeps at most {@value #KEPT_MAX}, so that a megabyte of nonsense gives a list that somebody can read; an error
 * is always kept when it is the first one. For one thread.
 */
public final class Diagnostics {
    static final int KEPT_MAX = 100;

    private final UnitName unit;
    private final Set<Diagnostic> kept = new LinkedHashSet<>();
    private boolean rejected;

    public Diagnostics(UnitName unit) {
        this.unit = unit;
    }

    /** Something that rejects the unit. */
    public void error(int line, int column, String message, String hint) {
        Diagnostic error = new Diagnostic(unit, line, column, Severity.ERROR, message, hint);
        if (!rejected || !isFull()) {
            kept.add(error);
        }
        rejected = true;
    }

    /** Something that is ignored. */
    public void warning(int line, int column, String message, String hint) {
        keep(new Diagnostic(unit, line, column, Severity.WARNING, message, hint));
    }

    /** Something worth knowing. */
    public void note(int line, int column, String message, String hint) {
        keep(new Diagnostic(unit, line, column, Severity.NOTE, message, hint));
    }

    void add(Severity severity, Place at, String message, String hint) {
        switch (severity) {
            case ERROR -> error(at.line(), at.column(), message, hint);
            case WARNING -> warning(at.line(), at.column(), message, hint);
            case NOTE -> note(at.line(), at.column(), message, hint);
        }
    }

    private void keep(Diagnostic diagnostic) {
        if (!isFull()) {
            kept.add(diagnostic);
        }
    }

    /** Whether a further warning would be dropped, so that work for it may be saved. */
    boolean isFull() {
        return kept.size() >= KEPT_MAX;
    }

    /** In the order of the file. */
    public List<Diagnostic> list() {
        return kept.stream()
                .sorted(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column))
                .toList();
    }

    /** Whether there was an error. */
    public boolean rejected() {
        return rejected;
    }
}
