package io.gitproc.reconciler.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a command outlives the terminal that it is started from. */
final class Detached {
    static final File NO_INPUT = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");

    /** In a session of its own; on macOS, which has no command for that, deaf to the end of the terminal. */
    private static final List<Path> WAYS =
            List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"), Path.of("/usr/bin/nohup"));

    private Detached() {}

    /** As it is on Windows, which has none of them. */
    static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        way().map(Path::toString).ifPresent(command::add);
        command.addAll(words);
        return command;
    }

    private static Optional<Path> way() {
        return WAYS.stream().filter(Files::isExecutable).findFirst();
    }
}
