package io.gitproc.executors.linux;

import io.gitproc.executors.KernelException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;

/** The cause of a failed file operation in the words of strerror(3), which Java keeps in four places. */
final class Cause {
    private Cause() {}

    static KernelException of(String operation, Object subject, IOException failure) {
        return new KernelException(operation, subject.toString(), words(failure));
    }

    static String words(IOException failure) {
        return sentence(failure).toLowerCase(Locale.ROOT);
    }

    private static String sentence(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "file exists";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "directory not empty";
        }
        String reason = failure instanceof FileSystemException detailed ? detailed.getReason() : failure.getMessage();
        return Objects.requireNonNullElse(reason, "input/output error");
    }
}
