package io.gitproc.reconciler.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** The clause for people of what went wrong with a file. */
public final class Causes {
    private Causes() {}

    public static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NotDirectoryException) {
            return "not a directory";
        }
        Optional<String> reason =
                e instanceof FileSystemException file ? Optional.ofNullable(file.getReason()) : Optional.empty();
        return reason.or(() -> Optional.ofNullable(e.getMessage())).orElse("input/output error");
    }
}
