package io.gitproc.reconciler.os;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** The user that this process acts as. */
public final class OwnUser {
    /** Stands for the number of a user where users have none. */
    public static final long NO_NUMBER = -1;

    private static final Path SELF = Path.of("/proc/self");
    private static final boolean HAS_NUMBERS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private OwnUser() {}

    /** By number, {@link #NO_NUMBER} on Windows. */
    public static long number() throws IOException {
        return HAS_NUMBERS ? ask(file -> ((Integer) Files.getAttribute(file, "unix:uid")).longValue()) : NO_NUMBER;
    }

    /** By name. */
    public static UserPrincipal principal() throws IOException {
        return ask(Files::getOwner);
    }

    /** Linux says it of the process itself; elsewhere a new file has the same owner. */
    private static <T> T ask(Question<T> question) throws IOException {
        if (Files.exists(SELF)) {
            return question.of(SELF);
        }
        Path file = Files.createTempFile("gitproc", null);
        try {
            return question.of(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Something that is asked of a file. */
    private interface Question<T> {
        T of(Path file) throws IOException;
    }
}
