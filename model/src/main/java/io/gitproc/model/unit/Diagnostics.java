package io.gitproc.model.unit;

import java.util.ArrayList;
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
final class Diagnostics {
    static final int KEPT_MAX = 100;

    private final UnitName unit;
    private final List<String> files = new ArrayList<>();
    private final Set<Diagnostic> kept = new LinkedHashSet<>();
    private boolean rejected;

    Diagnostics(UnitName unit) {
        this.unit = unit;
    }

    /** The next file of the unit: what is said of it stands behind what is said of those before it. */
    void begin(String file) {
        files.add(file);
    }

    void add(Severity severity, Place at, String message, String hint) {
        Diagnostic diagnostic = new Diagnostic(unit, at.file(), at.line(), at.column(), severity, message, hint);
        switch (severity) {
            case ERROR -> error(diagnostic);
            case WARNING, NOTE -> keep(diagnostic);
        }
    }

    private void error(Diagnostic error) {
        if (!rejected || !isFull()) {
            kept.add(error);
        }
        rejected = true;
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

    /** In the order of the files, and of each file. */
    List<Diagnostic> list() {
        Comparator<Diagnostic> byFile = Comparator.comparingInt(diagnostic -> files.indexOf(diagnostic.file()));
        return kept.stream()
                .sorted(byFile.thenComparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column))
                .toList();
    }

    /** Whether there was an error. */
    boolean rejected() {
        return rejected;
    }
}
