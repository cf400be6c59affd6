package io.gitproc.executors.portable;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a program is that a unit names without a folder. */
final class ProgramPath {
    private static final List<Path> FOLDERS = List.of(
            Path.of("/usr/local/sbin"),
            Path.of("/usr/local/bin"),
            Path.of("/usr/sbin"),
            Path.of("/usr/bin"),
            Path.of("/sbin"),
            Path.of("/bin"));

    private ProgramPath() {}

    /** In the path of systemd; Windows looks by itself. */
    static Optional<String> find(String program) {
        return File.separatorChar != '/' || program.contains("/")
                ? Optional.of(program)
                : FOLDERS.stream()
                        .map(folder -> folder.resolve(program))
                        .filter(Files::isRegularFile)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .map(Path::toString);
    }
}
