package io.gitproc.executors;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;

/**
 * The world said no. An outcome of the turn, never a reason for the daemon to end.
 *
 * <p>The message is a clause with a subject and a cause, such as {@code create cgroup /sys/fs/cgroup/gitproc/web: no
 * space left on device}.
 */
public final class KernelException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String clause;
    private final String subject;
    private final String reason;

    /**
     * A refusal.
     *
     * @param operation what was tried: {@code create cgroup}
     * @param subject what it was tried on: a path, a process
     * @param reason in the words of strerror(3), lower case
     */
    public KernelException(String operation, String subject, String reason) {
        super(operation + " " + subject + ": " + reason);
        this.clause = operation + " " + subject + ": " + reason;
        this.subject = subject;
        this.reason = reason;
    }

    /** A refusal of the file system. */
    public static KernelException of(String operation, Object subject, IOException failure) {
        return new KernelException(operation, subject.toString(), words(failure));
    }

    /** Why a file operation failed, in the words of strerror(3), which Java keeps in four places. */
    public static String words(IOException failure) {
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

    /** Operation, subject and reason: what may follow "cannot". */
    public String clause() {
        return clause;
    }

    public String subject() {
        return subject;
    }

    public String reason() {
        return reason;
    }
}
