package io.gitproc.reconciler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks for the programs that GitProc uses.
 *
 * @param path the variable {@code PATH}
 * @param launcher where {@code gitproc-init} should be
 * @param java the version of Java that runs
 */
record ToolCheck(String path, Path launcher, String java) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    List<Finding> findings() {
        return List.of(
                Finding.good("java", java),
                isolation(),
                tool("git", "people need it to write units; gitproc itself does not"),
                tool("curl", "list and status are asked through a JVM, which takes longer to start"));
    }

    private Finding isolation() {
        if (!Files.isExecutable(launcher)) {
            return Finding.weak(
                    "launcher",
                    "there is no " + launcher + ": services run without isolation and limits",
                    "install a C compiler (apt-get install gcc libc6-dev) and build again");
        }
        return runs()
                ? Finding.good("launcher", launcher + " runs")
                : Finding.bad(
                        "launcher",
                        launcher + " cannot run here",
                        "build it on this machine: it may be for another one");
    }

    private boolean runs() {
        try {
            Process probe = new ProcessBuilder(launcher.toString(), "--probe")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = probe.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            probe.destroyForcibly();
            return ended && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Finding tool(String name, String without) {
        return find(name)
                .map(place -> Finding.good(name, place.toString()))
                .orElseGet(() -> Finding.weak(name, "is not on the PATH: " + without, "apt-get install " + name));
    }

    private Optional<Path> find(String name) {
        return Stream.of(path.split(":"))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
