package io.gitproc.executors.records;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;

/**
 * A directory that belongs to somebody else, who may change it while we remove it: every step is relative to a directory
 * that is open, so that a link that is put in its way leads nowhere.
 */
public final class DirectoryTree {
    /** Each level costs a descriptor and a piece of our stack, and whoever owns the directory may nest it at will. */
    private static final int DEPTH_MAX = 256;

    private static final Path ROOT = Path.of("/");

    private DirectoryTree() {}

    /**
     * Removes it with all that is in it; a link only itself. That it is missing is no error.
     *
     * @param directory absolute
     */
    public static void remove(Path directory) throws IOException {
        try (DirectoryStream<Path> root = Files.newDirectoryStream(ROOT)) {
            descend(secure(root), ROOT.relativize(directory));
        } catch (NoSuchFileException e) {
            return; // Nobody made it, or somebody was quicker.
        }
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        throw new IOException("directories cannot be walked safely here");
    }

    private static void descend(SecureDirectoryStream<Path> above, Path rest) throws IOException {
        if (rest.getNameCount() == 1) {
            remove(above, rest, 0);
            return;
        }
        try (SecureDirectoryStream<Path> next = open(above, rest.getName(0))) {
            descend(next, rest.subpath(1, rest.getNameCount()));
        }
    }

    private static void remove(SecureDirectoryStream<Path> above, Path name, int depth) throws IOException {
        if (!isDirectory(above, name)) {
            above.deleteFile(name);
            return;
        }
        if (depth > DEPTH_MAX) {
            throw new IOException("more than " + DEPTH_MAX + " directories in each other");
        }
        try (SecureDirectoryStream<Path> directory = open(above, name)) {
            for (Path entry : directory) {
                remove(directory, entry.getFileName(), depth + 1);
            }
        }
        above.deleteDirectory(name);
    }

    private static SecureDirectoryStream<Path> open(SecureDirectoryStream<Path> above, Path name) throws IOException {
        return above.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isDirectory(SecureDirectoryStream<Path> above, Path name) throws IOException {
        return above.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .isDirectory();
    }
}
