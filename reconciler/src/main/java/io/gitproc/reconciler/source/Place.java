package io.gitproc.reconciler.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/**
 * The folder of Git that was opened. Where it was moved away nothing is written: the library makes the folders that it
 * misses, and would leave a stump, or write into another repository.
 *
 * @param identity the inode, where there are such; empty when there was no folder
 */
record Place(Path folder, Optional<Object> identity) {

    static Place of(Repository repository) {
        Path folder = repository.getDirectory().toPath();
        return new Place(folder, identity(folder));
    }

    private static Optional<Object> identity(Path folder) {
        try {
            Object inode =
                    Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
            return Optional.of(Objects.requireNonNullElse(inode, folder));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean isStill() {
        return identity.isPresent() && identity.equals(identity(folder));
    }

    void require() throws SourceException {
        if (!isStill()) {
            throw new SourceException("the repository " + folder + " is gone", "it is tried again");
        }
    }
}
