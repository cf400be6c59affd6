package io.gitproc.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A program that speaks to its launcher, step by step as its arguments say: {@code speaker.c} of the executors' tests. */
record Speaker(Path program) {
    private static final Path BUILT = Path.of("..", "executors", "target", "native", "speaker");

    /** Where services of every user find it. */
    static Speaker in(Path folder) {
        try {
            Path program = Files.copy(BUILT, folder.resolve("speaker"), StandardCopyOption.COPY_ATTRIBUTES);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new Speaker(program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A unit whose service does that. */
    String unit(String steps, String... lines) {
        return "[Service]\nExecStart=" + program + " " + steps + "\n" + String.join("\n", lines) + "\n";
    }
}
