package io.gitproc.executors.records;

import io.gitproc.model.condition.FileStatus;
import io.gitproc.model.condition.FileStatus.Kind;
import io.gitproc.model.condition.FileTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The files of this host, as the daemon may see them. */
public final class HostFileTree implements FileTree {
    private static final String MODE = "unix:mode";
    private static final int ANY_EXECUTE = 0111;
    private static final int TYPE = 0170000; // S_IFMT
    private static final int SOCKET = 0140000; // S_IFSOCK

    /** That a path is missing is the common answer, and costs one call: an exception costs a hundred times that. */
    @Override
    public Optional<FileStatus> status(String path) {
        File file = new File(path);
        return file.exists() ? statusOf(file) : Optional.empty();
    }

    private static Optional<FileStatus> statusOf(File file) {
        try {
            Path path = file.toPath();
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            int mode = mode(path);
            return Optional.of(new FileStatus(kind(attributes, mode), attributes.size(), (mode & ANY_EXECUTE) != 0));
        } catch (IOException | InvalidPathException gone) {
            return Optional.empty();
        }
    }

    /** 0 where there are no modes. */
    private static int mode(Path path) throws IOException {
        boolean hasModes =
                FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
        return hasModes ? (Integer) Files.getAttribute(path, MODE) : 0;
    }

    private static Kind kind(BasicFileAttributes attributes, int mode) {
        if (attributes.isRegularFile()) {
            return Kind.FILE;
        }
        if (attributes.isDirectory()) {
            return Kind.DIRECTORY;
        }
        return (mode & TYPE) == SOCKET ? Kind.SOCKET : Kind.OTHER;
    }

    @Override
    public boolean isSymbolicLink(String path) {
        try {
            return Files.isSymbolicLink(Path.of(path));
        } catch (InvalidPathException none) {
            return false;
        }
    }

    @Override
    public Optional<String> realPath(String path) {
        try {
            return Optional.of(Path.of(path).toRealPath().toString());
        } catch (IOException | InvalidPathException none) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> names(String directory, Predicate<String> wanted, int most) {
        if (!new File(directory).isDirectory()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(directory))) {
            for (Iterator<Path> each = entries.iterator(); names.size() < most && each.hasNext(); ) {
                String name = String.valueOf(each.next().getFileName());
                if (wanted.test(name)) {
                    names.add(name);
                }
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException unreadable) {
            return List.of();
        }
        return names;
    }
}
