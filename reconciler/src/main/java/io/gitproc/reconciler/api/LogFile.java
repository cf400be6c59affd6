package io.gitproc.reconciler.api;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One open file of a log. The newest one has the name of the log; when that is full it becomes {@code web.log.1}, which
 * becomes {@code web.log.2}, and so on. So which file it is says its key, not its name. No link is followed.
 *
 * @param modified when it was opened
 */
record LogFile(FileChannel channel, Object key, Instant modified) implements Closeable {

    /**
     * Opens the files of a log from the newest one to the first that is not wanted. They come with the oldest first.
     *
     * <p>In the direction in which names move, so that a rotation meanwhile hides none; it may show one twice.
     */
    static Deque<LogFile> openNewest(Path log, Predicate<LogFile> wanted) throws IOException {
        Deque<LogFile> files = new ArrayDeque<>();
        int number = 0;
        for (int missing = 0; missing < 2; number++) { // A rotation leaves one name free at a time.
            Optional<LogFile> file = open(number == 0 ? log : Path.of(log + "." + number));
            missing = file.isPresent() ? 0 : missing + 1;
            if (file.isPresent() && !wanted.test(file.get())) {
                file.get().close();
                return files;
            }
            if (file.isPresent()) {
                addOnce(files, file.get());
            }
        }
        return files;
    }

    private static void addOnce(Deque<LogFile> files, LogFile file) throws IOException {
        if (files.stream().anyMatch(file::isSame)) {
            file.close();
        } else {
            files.addFirst(file);
        }
    }

    /** The name may be given to another file just between the questions. */
    private static Optional<LogFile> open(Path path) throws IOException {
        try {
            while (true) {
                BasicFileAttributes before = attributes(path);
                FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                if (attributes(path).fileKey().equals(before.fileKey())) {
                    Instant modified = before.lastModifiedTime().toInstant();
                    return Optional.of(new LogFile(channel, before.fileKey(), modified));
                }
                channel.close();
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    boolean isSame(LogFile other) {
        return key.equals(other.key);
    }

    long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
