package io.gitproc.reconciler.source;

import io.gitproc.reconciler.os.OwnUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/**
 * The folder of Git that was opened. Where it was moved away nothing is written: the library makes the folders that it
 * misses, and would leave a stump, or write into another repository.
 *
 * @param common where the refs and the objects are: another folder in a linked work tree
 * @param identity the inode, where there are such; empty when there was no folder
 */
record GitFolder(Path folder, Path common, Optional<Object> identity) implements Place {
    /** As Git has it: core.filesRefLockTimeout. */
    private static final Duration LOCKED_MAX = Duration.ofMillis(100);

    private static final List<String> OWNERSHIP = List.of("unix:uid", "unix:gid", "unix:mode");

    /** As it is found at a path. */
    static Site open(Path path) throws SourceException {
        Repository repository = Repositories.open(path);
        Path folder = repository.getDirectory().toPath();
        return new Site(
                repository,
                new GitFolder(folder, repository.getCommonDirectory().toPath(), identity(folder)));
    }

    /** For the daemon, of which there is one: what an earlier one left behind goes. */
    static Site take(Path path) throws SourceException {
        Site site = open(path);
        RefLock.breakAbandoned(site.repository());
        return site;
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

    @Override
    public boolean isStill() {
        return identity.isPresent() && identity.equals(identity(folder));
    }

    /** Whoever's repository it is could push nothing more into a folder that is root's. */
    @Override
    public void handOver(AnyObjectId written) throws IOException {
        Path objects = common.resolve(Constants.OBJECTS);
        Path fan = objects.resolve(written.name().substring(0, 2));
        if (OwnUser.number() == 0 && Files.isDirectory(fan) && isOurs(fan)) {
            for (String attribute : OWNERSHIP) {
                Files.setAttribute(fan, attribute, Files.getAttribute(objects, attribute));
            }
        }
    }

    private static boolean isOurs(Path folder) throws IOException {
        return Files.getAttribute(folder, "unix:uid").equals(0);
    }

    @Override
    public Duration lockPatience() {
        return LOCKED_MAX;
    }

    @Override
    public void breakStaleLock(String ref) throws IOException {
        RefLock.in(common, ref).breakWhenStale();
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
