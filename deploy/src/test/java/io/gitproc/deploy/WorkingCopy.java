package io.gitproc.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A clone in which a person writes unit files, and pushes them with the real {@code git}. */
public record WorkingCopy(Path folder) {
    /** Of nobody's settings: signatures, hooks and the name of the first branch are as Git has them. */
    private static final List<String> GIT = List.of(
            "git",
            "-c",
            "user.name=Ann Onymous",
            "-c",
            "user.email=ann@localhost",
            "-c",
            "commit.gpgSign=false",
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "init.defaultBranch=main");

    static WorkingCopy cloneOf(Path repository, Path folder) {
        new WorkingCopy(folder.getParent()).git("clone", "-q", repository.toString(), folder.toString());
        return new WorkingCopy(folder);
    }

    /** Runs git here, and gives what it printed; fails when it fails. */
    public String git(String... words) {
        List<String> command = new ArrayList<>(GIT);
        command.addAll(List.of(words));
        Finished git = Finished.run(folder, command);
        if (git.code() != 0) {
            throw new AssertionError(command + " has failed: " + git);
        }
        return git.out().strip();
    }

    public WorkingCopy write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public WorkingCopy write(String file, byte[] content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public WorkingCopy delete(String file) {
        git("rm", "-q", file);
        return this;
    }

    /** Commits all there is and pushes it; gives the commit's full id. */
    public String push(String subject) {
        git("add", "--all");
        git("commit", "-q", "--allow-empty", "-m", subject);
        git("push", "-q", "origin", "HEAD:main");
        return head();
    }

    public String head() {
        return git("rev-parse", "HEAD");
    }
}
