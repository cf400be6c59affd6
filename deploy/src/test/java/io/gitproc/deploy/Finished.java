package io.gitproc.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that has run to its end.
 *
 * @param code its exit code
 * @param out what it wrote to its standard output
 * @param err what it wrote to its standard error
 */
public record Finished(int code, String out, String err) {
    private static final Duration FAREWELL = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * Runs a program in a folder, with no input, and waits for its end.
     *
     * @throws AssertionError if it does not end within five minutes; it is asked to end then, and killed if it does not
     */
    public static Finished run(Path folder, List<String> command) {
        try {
            return tried(folder, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command + " was interrupted", e);
        }
    }

    private static Finished tried(Path folder, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("gitproc-it", ".out");
        Path err = Files.createTempFile("gitproc-it", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Finished(codeOf(process, command), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** So that it can take away what it has begun. */
    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static int codeOf(Process process, List<String> command) throws InterruptedException {
        if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            return process.exitValue();
        }
        end(process);
        throw new AssertionError(command + " has not ended within " + PATIENCE.toSeconds() + " s");
    }
}
