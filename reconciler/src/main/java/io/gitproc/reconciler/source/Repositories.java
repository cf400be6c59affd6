package io.gitproc.reconciler.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Opens repositories, and says in a sentence why one cannot be opened. */
final class Repositories {
    static {
        GitSystemReader.install();
    }

    private Repositories() {}

    /**
     * @param path a work tree or the Git folder itself; never a folder further up
     * @throws SourceException when there is no repository there, or one that cannot be read
     */
    static Repository open(Path path) throws SourceException {
        requireFolder(path);
        Repository repository = build(path);
        try {
            requireReadable(repository, path);
            return repository;
        } catch (SourceException refused) {
            repository.close();
            throw refused;
        }
    }

    /** Whether there is a Git folder or a link to one, readable or not. */
    static boolean isPresent(Path path) {
        return Files.exists(path.resolve(".git")) || isGitFolder(path);
    }

    /** All that belongs to it: where whoever can push may be able to write. */
    static List<Path> folders(Repository repository) {
        Stream<File> git = Stream.of(repository.getDirectory(), repository.getCommonDirectory());
        Stream<File> work = repository.isBare() ? Stream.empty() : Stream.of(repository.getWorkTree());
        return Stream.concat(git, work).map(File::toPath).toList();
    }

    private static void requireFolder(Path path) throws SourceException {
        if (!Files.exists(path)) {
            throw new SourceException("there is no repository at " + path, makeOne(path));
        }
        if (!Files.isDirectory(path)) {
            throw new SourceException(path + " is a file, not a repository", makeOne(path));
        }
        if (!Files.isReadable(path) || !Files.isExecutable(path)) {
            throw new SourceException("cannot read " + path + ": permission denied", "let this user read it");
        }
    }

    private static Repository build(Path path) throws SourceException {
        if (!isPresent(path)) {
            throw notARepository(path);
        }
        try {
            return builder(path).setMustExist(true).build();
        } catch (IOException | IllegalArgumentException e) {
            throw new SourceException(
                    "cannot open the repository " + path + ": " + Faults.cause(e), "run git fsck there");
        }
    }

    private static FileRepositoryBuilder builder(Path path) {
        File folder = path.toFile();
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        return Files.exists(path.resolve(".git")) ? builder.setWorkTree(folder) : builder.setGitDir(folder);
    }

    private static void requireReadable(Repository repository, Path path) throws SourceException {
        if (!Files.exists(repository.getDirectory().toPath().resolve("HEAD"))) {
            throw notARepository(path);
        }
        String format = repository.getConfig().getString("extensions", null, "objectformat");
        if (format != null && !format.equalsIgnoreCase("sha1")) {
            throw new SourceException(
                    "the repository " + path + " has the object format " + PlainText.line(format)
                            + ", which cannot be read",
                    "make one with git init --object-format=sha1");
        }
    }

    private static boolean isGitFolder(Path path) {
        return Files.exists(path.resolve("HEAD")) && Files.isDirectory(path.resolve("objects"));
    }

    private static SourceException notARepository(Path path) {
        return new SourceException(path + " is not a Git repository", makeOne(path));
    }

    private static String makeOne(Path path) {
        return "make one with gitproc init --repo " + path;
    }
}
