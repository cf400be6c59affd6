package io.gitproc.reconciler.api;

import io.gitproc.executors.records.PrivateMode;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;
import java.util.Set;

/** The place in the file system where the daemon listens. */
record SocketFile(Path path) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_AND_GROUP = PosixFilePermissions.fromString("rw-rw----");
    private static final Set<PosixFilePermission> ALL = PosixFilePermissions.fromString("rw-rw-rw-");

    /**
     * Makes room: a socket that nobody listens on is removed.
     *
     * @throws IOException with a sentence, when somebody does, or it is no socket
     */
    void claim() throws IOException {
        makeFolder();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new IOException(path + " is in the way: it is not a socket");
        }
        if (isAnswered()) {
            throw new IOException("something listens on " + path + " already");
        }
        Files.delete(path);
    }

    /**
     * Opens it to the group {@code gitproc} where root serves and the group exists, and closes it to all others. A file has one
     * group: where there is also one that may only look, it is open to all, and who they are is asked of the kernel.
     */
    void restrict() throws IOException {
        if (!PrivateMode.isKnown()) {
            return; // Whoever may use the folder may use it: on Windows a profile is its user's own.
        }
        boolean isOfRoot = isOwnedByRoot(path);
        Optional<GroupPrincipal> group = isOfRoot ? group(Access.GROUP) : Optional.empty();
        if (group.isPresent()) {
            Files.getFileAttributeView(path, PosixFileAttributeView.class).setGroup(group.get());
        }
        boolean hasReaders = isOfRoot && group(Access.READERS).isPresent();
        Files.setPosixFilePermissions(path, hasReaders ? ALL : group.isPresent() ? OWNER_AND_GROUP : OWNER_ONLY);
    }

    void remove() throws IOException {
        Files.deleteIfExists(path);
    }

    private void makeFolder() throws IOException {
        Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(Path.of("/"));
        Files.createDirectories(folder, PrivateMode.of("rwx------"));
    }

    private boolean isAnswered() {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOwnedByRoot(Path path) throws IOException {
        return ((Integer) Files.getAttribute(path, "unix:uid")) == 0;
    }

    private static Optional<GroupPrincipal> group(String name) throws IOException {
        try {
            return Optional.of(
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByGroupName(name));
        } catch (UserPrincipalNotFoundException e) {
            return Optional.empty();
        }
    }
}
