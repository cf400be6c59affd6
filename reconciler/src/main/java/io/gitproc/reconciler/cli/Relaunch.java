package io.gitproc.reconciler.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How this very command is started again: by the launcher of the distribution, else as the JVM was. */
final class Relaunch {
    private static final String HOME = "gitproc.home";
    private static final String PROGRAM = File.separatorChar == '/' ? "gitproc" : "gitproc.cmd";
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private Relaunch() {}

    /** The words of a command that does the same, with one more argument. */
    static List<String> with(List<String> arguments, String more) throws IOException {
        List<String> words = new ArrayList<>(same(arguments));
        words.add(more);
        return words;
    }

    private static List<String> same(List<String> arguments) throws IOException {
        String home = System.getProperty(HOME, "");
        if (home.isEmpty()) {
            return List.of(
                    Files.readString(COMMAND_LINE, StandardCharsets.UTF_8).split("\0"));
        }
        List<String> words =
                new ArrayList<>(List.of(Path.of(home, "bin", PROGRAM).toString()));
        words.addAll(arguments);
        return words;
    }
}
