package io.gitproc.reconciler;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs that a machine may lack on which everything is built. */
public final class Programs {
    private Programs() {}

    /** Skips what asks for one that is not there. */
    public static void assume(String... programs) {
        List<String> absent =
                Stream.of(programs).filter(program -> !isInstalled(program)).toList();
        assumeTrue(absent.isEmpty(), () -> String.join(" and ", absent) + " not installed");
    }

    public static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
