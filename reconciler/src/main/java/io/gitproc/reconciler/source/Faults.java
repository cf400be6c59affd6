package io.gitproc.reconciler.source;

import io.gitproc.reconciler.text.Causes;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/** Says what went wrong with a repository. */
final class Faults {
    private Faults() {}

    /** A sentence with its help. */
    static String sentence(SourceException e) {
        return e.hint().isEmpty() ? text(e) : text(e) + " (" + e.hint() + ")";
    }

    /** A sentence for what the library found wrong. */
    static String sentence(Path repository, Exception e) {
        return "cannot read the repository " + repository + ": " + cause(e);
    }

    /** The cause, one line. */
    static String cause(Exception e) {
        return e instanceof FileSystemException file ? cause(file) : PlainText.line(text(e));
    }

    private static String cause(FileSystemException e) {
        return PlainText.line(e.getFile() + ": " + Causes.of(e));
    }

    private static String text(Exception e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }
}
