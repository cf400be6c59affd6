package io.gitproc.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that still runs; closing it ends it. */
final class Started implements AutoCloseable {
    private final Process process;
    private final Path output;

    private Started(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** With its output and its errors in a file of its own. */
    static Started run(Path folder, List<String> command) {
        try {
            Path output = Files.createTempFile("gitproc-it", ".out");
            return new Started(
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has written up to now. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, as {@code kill} does; gives its exit code. */
    int terminate() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("does not end: " + process.info());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
