package io.gitproc.executors.portable;

import io.gitproc.executors.KernelException;
import io.gitproc.executors.Output;
import io.gitproc.executors.portable.NotStartedException.Step;
import io.gitproc.executors.records.PrivateMode;
import io.gitproc.model.unit.OutputTarget;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Where the output of a program goes: straight to a file, never through the daemon. */
final class Streams {
    private final Output output;
    private final Path log;

    /** @param log of the unit */
    Streams(Output output, Path log) {
        this.output = output;
        this.log = log;
    }

    void connect(ProcessBuilder builder) throws NotStartedException {
        builder.redirectInput(Redirect.from(NullDevice.FILE));
        builder.redirectOutput(redirect(output.standard()));
        if (output.error().kind() == OutputTarget.Kind.INHERIT || output.error().equals(output.standard())) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(redirect(output.error()));
        }
    }

    private Redirect redirect(OutputTarget target) throws NotStartedException {
        return switch (target.kind()) {
            case JOURNAL -> Redirect.appendTo(openLog().toFile());
            case NULL -> Redirect.to(NullDevice.FILE);
            case INHERIT -> Redirect.PIPE;
            case FILE, TRUNCATE -> Redirect.to(file(target).toFile());
            case APPEND -> Redirect.appendTo(file(target).toFile());
        };
    }

    private Path file(OutputTarget target) throws NotStartedException {
        Path file = Path.of(target.path().orElse(""));
        if (Files.isDirectory(file)) {
            throw new NotStartedException(Step.STDOUT, file.toString(), "is a directory");
        }
        return file;
    }

    /** A link is not followed: whoever made it chose which file of ours is written to. */
    private Path openLog() throws NotStartedException {
        try {
            if (!Files.exists(log, LinkOption.NOFOLLOW_LINKS)) {
                Files.createFile(log, PrivateMode.of("rw-r-----"));
            }
        } catch (IOException e) {
            throw new NotStartedException(Step.STDOUT, log.toString(), KernelException.words(e));
        }
        if (!Files.isRegularFile(log, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotStartedException(Step.STDOUT, log.toString(), "not a regular file");
        }
        return log;
    }
}
