package io.gitproc.executors.portable;

import io.gitproc.executors.SearchPath;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a program is that a unit names without a folder. */
final class ProgramPath {
    private ProgramPath() {}

    /** In the path of systemd; Windows looks by itself. */
    static Optional<String> find(String program) {
        return File.separatorChar != '/' || program.contains("/")
                ? Optional.of(program)
                : SearchPath.FOLDERS.stream()
                        .map(folder -> folder.resolve(program))
                        .filter(Files::isRegularFile)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .map(Path::toString);
    }
}
