package io.gitproc.reconciler.trust;

import io.gitproc.reconciler.os.OwnUser;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that decides who is trusted. It is read only where nobody but root and this user can write it or put another in
 * its place: so sshd(8) guards its own files, StrictModes.
 */
final class GuardedFile {
    private static final int BYTES_MAX = 1 << 20;
    private static final int GROUP_OR_OTHERS_WRITE = 0022;
    private static final int STICKY = 01000;
    private static final boolean HAS_MODES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private final Path file;
    private final Path real;

    private GuardedFile(Path file, Path real) {
        this.file = file;
        this.real = real;
    }

    /**
     * The content, at most 1 MiB.
     *
     * @param repository the folders of the repository, in which it must not be
     */
    static byte[] read(Path file, List<Path> repository) throws TrustException {
        try {
            GuardedFile found = new GuardedFile(file, file.toRealPath());
            found.requireOutside(repository);
            found.requireGuarded();
            return found.content();
        } catch (NoSuchFileException e) {
            throw new TrustException(file + " does not exist", "write it, or leave it out of the configuration");
        } catch (IOException e) {
            throw new TrustException("cannot read " + file + ": " + Causes.of(e), "make it readable for the daemon");
        }
    }

    private void requireOutside(List<Path> repository) throws IOException, TrustException {
        for (Path folder : repository) {
            if (file.startsWith(folder) || (Files.exists(folder) && real.startsWith(folder.toRealPath()))) {
                throw new TrustException(
                        file + " is in the repository, where whoever pushes could trust himself",
                        "keep it outside, such as in /etc/gitproc");
            }
        }
    }

    private void requireGuarded() throws IOException, TrustException {
        if (!HAS_MODES) {
            return;
        }
        requireGuarded(real, GROUP_OR_OTHERS_WRITE);
        for (Path start : List.of(real, file)) {
            for (Path folder = start.getParent(); folder != null; folder = folder.getParent()) {
                requireGuarded(folder, isSticky(folder) ? 0 : GROUP_OR_OTHERS_WRITE);
            }
        }
    }

    /** In such a folder everybody may write, but rename and delete only what is his. */
    private static boolean isSticky(Path folder) throws IOException {
        return (mode(folder) & STICKY) != 0;
    }

    private void requireGuarded(Path path, int forbidden) throws IOException, TrustException {
        if ((mode(path) & forbidden) != 0) {
            throw new TrustException(
                    "cannot trust " + file + ": others may write to " + path, "run: chmod go-w " + path);
        }
        long owner = ((Integer) Files.getAttribute(path, "unix:uid")).longValue();
        if (owner != 0 && owner != OwnUser.number()) {
            throw new TrustException(
                    "cannot trust " + file + ": " + path + " belongs to the user " + owner, "run: chown root " + path);
        }
    }

    private static int mode(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:mode");
    }

    private byte[] content() throws IOException, TrustException {
        if (Files.size(real) > BYTES_MAX) {
            throw new TrustException(file + " has more than 1 MiB", "is it the right file?");
        }
        return Files.readAllBytes(real);
    }
}
