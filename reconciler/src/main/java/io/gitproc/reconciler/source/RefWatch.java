package io.gitproc.reconciler.source;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Wakes somebody when a ref may have moved.
 *
 * <p>It is a hint: it may wake for nothing, and what it misses the poll finds. Threads: it waits on one of its own, and
 * wakes from there; the other methods may be called from any.
 */
final class RefWatch implements AutoCloseable {
    private static final List<String> FOLDERS = List.of("refs/heads", "refs/remotes", "refs/gitproc", "reftable");

    private final WatchService service;
    private final Runnable wake;

    private RefWatch(WatchService service, Runnable wake) {
        this.service = service;
        this.wake = wake;
    }

    /** Empty when the kernel has no watch to give: then only the poll finds what moved. */
    static Optional<RefWatch> start(Runnable wake) {
        try {
            RefWatch watch = new RefWatch(FileSystems.getDefault().newWatchService(), wake);
            Thread thread = new Thread(watch::run, "git-watch");
            thread.setDaemon(true);
            thread.start();
            return Optional.of(watch);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Watches these folders of Git: for {@code packed-refs} and {@code HEAD}, and all folders of refs below them. */
    void cover(List<Path> gitFolders) {
        for (Path folder : gitFolders) {
            register(folder);
            register(folder.resolve("refs"));
            FOLDERS.forEach(name -> registerAll(folder.resolve(name)));
        }
    }

    /** What vanishes meanwhile needs no watch: the change is looked at anyway. */
    private void registerAll(Path top) {
        try (Stream<Path> below = Files.walk(top)) {
            below.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(this::register);
        } catch (IOException | UncheckedIOException e) {
            wake.run();
        }
    }

    private void register(Path folder) {
        try {
            folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
        } catch (IOException e) {
            // It is gone again, or the kernel has no watches left: the poll finds what happens there.
        }
    }

    private void run() {
        try {
            while (true) {
                take(service.take());
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            // Closed: nobody listens any more.
        }
    }

    private void take(WatchKey key) {
        Path folder = (Path) key.watchable();
        List<WatchEvent<?>> events = key.pollEvents();
        key.reset();
        events.stream()
                .filter(event -> event.kind() == ENTRY_CREATE)
                .map(event -> folder.resolve((Path) event.context()))
                .filter(RefWatch::isOfRefs)
                .forEach(this::registerAll);
        if (!events.stream().allMatch(RefWatch::isLock)) {
            wake.run();
        }
    }

    private static boolean isOfRefs(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                && path.toString().contains("/refs");
    }

    private static boolean isLock(WatchEvent<?> event) {
        return event.context() instanceof Path name && name.toString().endsWith(".lock");
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
