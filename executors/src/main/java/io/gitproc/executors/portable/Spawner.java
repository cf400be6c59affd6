package io.gitproc.executors.portable;

import io.gitproc.executors.KernelException;
import io.gitproc.executors.Launch;
import io.gitproc.executors.portable.NotStartedException.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Starts the programs of one launch. Their output goes straight to the log, never through the daemon. */
final class Spawner {
    private static final Path ROOT = Path.of("/");
    private static final Pattern ERROR = Pattern.compile("error(?:=[0-9]+, |: [0-9]+ \\()([^)]*)");

    private final Launch launch;
    private final String id;
    private final Path log;

    /**
     * Starts nothing yet.
     *
     * @param id of the invocation, by which its processes are found again
     */
    Spawner(Launch launch, String id, Path log) {
        this.launch = launch;
        this.id = id;
        this.log = log;
    }

    Process start(Launch.Command command) throws NotStartedException {
        ProcessBuilder builder =
                new ProcessBuilder(words(command)).directory(directory().toFile());
        new Streams(launch.output(), log).connect(builder);
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        builder.environment().put(ProcFolder.MARK, id);
        try {
            return builder.start();
        } catch (IOException refused) {
            throw new NotStartedException(Step.EXEC, command.program(), reason(refused));
        }
    }

    /** The program takes the place of the zeroth argument, which is what the JDK executes. */
    private static List<String> words(Launch.Command command) throws NotStartedException {
        String program = ProgramPath.find(command.program())
                .orElseThrow(() -> new NotStartedException(Step.EXEC, command.program(), "no such file or directory"));
        return Stream.concat(Stream.of(program), command.arguments().stream().skip(1))
                .toList();
    }

    private Path directory() throws NotStartedException {
        Path wanted = Path.of(launch.workingDirectory());
        if (Files.isDirectory(wanted)) {
            return wanted;
        }
        if (launch.workingDirectoryMayBeMissing()) {
            return ROOT;
        }
        String reason = Files.exists(wanted) ? "not a directory" : "no such file or directory";
        throw new NotStartedException(Step.CHDIR, wanted.toString(), reason);
    }

    /** The JDK says {@code …: error=2, No such file or directory}, a newer one {@code …, error: 2 (No such …) }. */
    private static String reason(IOException refused) {
        Matcher error = ERROR.matcher(String.valueOf(refused.getMessage()));
        return error.find() ? error.group(1).toLowerCase(Locale.ROOT) : KernelException.words(refused);
    }
}
