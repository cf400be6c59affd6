package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository in a temporary folder, driven by the real git command. */
public final class GitRepo {
    private final Path place;

    private GitRepo(Path place) {
        this.place = place;
    }

    public static GitRepo at(Path place) {
        return new GitRepo(place);
    }

    public static GitRepo withWorkTree(Path place) {
        return created(place);
    }

    public static GitRepo bare(Path place) {
        return created(place, "--bare");
    }

    static GitRepo created(Path place, String... options) {
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        GitRepo repo = new GitRepo(place);
        repo.git(concat(List.of("init", "-q", "-b", "main"), options));
        return repo;
    }

    public Path place() {
        return place;
    }

    public GitRepo cloned(Path to) {
        git("clone", "-q", place.toString(), to.toString());
        return new GitRepo(to);
    }

    public GitRepo write(String path, String text) {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public GitRepo write(String path, byte[] bytes) {
        try {
            Files.createDirectories(place.resolve(path).getParent());
            Files.write(place.resolve(path), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public GitRepo remove(String path) {
        git("rm", "-q", path);
        return this;
    }

    public CommitId commit(String message) {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return id("HEAD");
    }

    public CommitId commit(String path, String text) {
        return write(path, text).commit("write " + path);
    }

    public CommitId id(String name) {
        return new CommitId(git("rev-parse", "--verify", name + "^{commit}"));
    }

    List<String> refs(String prefix) {
        return git("for-each-ref", "--format=%(refname)", prefix).lines().toList();
    }

    public String git(String... arguments) {
        return run("", arguments);
    }

    /** With something to read. */
    String run(String input, String... arguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder(concat(List.of("git"), arguments))
                    .directory(place.toFile())
                    .redirectErrorStream(true);
            environment(builder.environment());
            Process process = builder.start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("git " + List.of(arguments) + ": " + output);
            }
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void environment(Map<String, String> environment) {
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_AUTHOR_NAME", "Ada");
        environment.put("GIT_AUTHOR_EMAIL", "ada@example.org");
        environment.put("GIT_COMMITTER_NAME", "Ada");
        environment.put("GIT_COMMITTER_EMAIL", "ada@example.org");
    }

    private static String[] concat(List<String> first, String... rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(rest));
        return all.toArray(String[]::new);
    }
}
