package io.gitproc.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        return begin(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile()));
    }

    /** A shell's line on a terminal of its own, of script(1). */
    static Started onTerminal(Path folder, String line) {
        // What is started in the background ignores the interrupt, and hands that down.
        ProcessBuilder program = new ProcessBuilder(
                        List.of("env", "--default-signal=INT", "script", "-qec", line, "/dev/null"))
                .directory(folder.toFile());
        program.environment().put("TERM", "xterm");
        program.environment().put("SHELL", "/bin/sh");
        return begin(program);
    }

    private static Started begin(ProcessBuilder program) {
        try {
            Path output = Files.createTempFile("gitproc-it", ".out");
            return new Started(
                    program.redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has written up to now; on a terminal with its control characters. */
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

    void type(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as {@code kill} does; gives its exit code. */
    int terminate() {
        process.destroy();
        return code();
    }

    /** Waits for the end; gives its exit code. */
    int code() {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("does not end: " + process.info() + ": " + output());
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
