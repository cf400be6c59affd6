package io.gitproc.executors.records;

import io.gitproc.executors.InvocationKey;
import io.gitproc.executors.KernelException;
import io.gitproc.executors.Records;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The folders of invocations: {@code <runtime directory>/<unit>/<generation>-<id>/<record>}.
 *
 * <p>A folder appears whole and disappears at once, by a rename; a record too. What is unfinished has a name that begins
 * with a dot, and is removed when the kernel is opened. Only the user of the daemon may enter, and no link is followed.
 *
 * <p>The sockets to which services speak are in {@code <runtime directory>/notify}, each called after its invocation: their
 * users pass through both folders, and list neither.
 */
public final class InvocationFolders {
    private static final FileAttribute<?>[] PRIVATE_FOLDER = PrivateMode.of("rwx------");
    private static final FileAttribute<?>[] PRIVATE_FILE = PrivateMode.of("rw-------");
    private static final Set<OpenOption> NEW_FILE =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> OLD_FILE = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final int RECORD_MAX = 4 << 20;
    private static final String UNFINISHED = ".";
    private static final String NOTIFY = "notify"; // No unit is called that: their names have a suffix.
    private static final Set<PosixFilePermission> PASSAGE =
            Set.of(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    private final Path root;

    private InvocationFolders(Path root) {
        this.root = root;
    }

    /**
     * Makes the folder when it is missing, and removes what an earlier daemon left unfinished.
     *
     * @throws KernelException when others may write to it
     */
    public static InvocationFolders open(Path root) throws KernelException {
        try {
            Files.createDirectories(root, PRIVATE_FOLDER);
            checkPrivate(root);
            InvocationFolders folders = new InvocationFolders(root);
            folders.removeUnfinished();
            return folders;
        } catch (IOException e) {
            throw KernelException.of("open runtime directory", root, e);
        }
    }

    public Path path(InvocationKey key) {
        return unitFolder(key).resolve(key.directory());
    }

    private Path unitFolder(InvocationKey key) {
        return root.resolve(key.unit().value());
    }

    public SortedSet<InvocationKey> invocations() throws KernelException {
        NavigableSet<InvocationKey> keys = new TreeSet<>();
        try {
            for (Path unit : unitFolders()) {
                folders(unit).forEach(folder -> key(unit, folder).ifPresent(keys::add));
            }
        } catch (IOException e) {
            throw KernelException.of("list runtime directory", root, e);
        }
        return keys;
    }

    private static Optional<InvocationKey> key(Path unit, Path folder) {
        return InvocationKey.parse(
                unit.getFileName().toString(), folder.getFileName().toString());
    }

    public void create(InvocationKey key, SortedMap<String, String> records) throws KernelException {
        Path folder = path(key);
        Path draft = folder.resolveSibling(UNFINISHED + key.directory());
        try {
            makeFolder(unitFolder(key));
            Files.createDirectory(draft, PRIVATE_FOLDER);
            for (var each : records.entrySet()) {
                writeNew(draft.resolve(each.getKey()), each.getValue());
            }
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw KernelException.of("create folder", folder, e);
        }
    }

    public void write(InvocationKey key, String record, String text) throws KernelException {
        Path file = path(key).resolve(record);
        Path draft = file.resolveSibling(UNFINISHED + record);
        try {
            Files.deleteIfExists(draft);
            writeNew(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw KernelException.of("write record", file, e);
        }
    }

    /** All records but the orders, which are the launcher's and secret. */
    public SortedMap<String, String> records(InvocationKey key) throws KernelException {
        SortedMap<String, String> records = new TreeMap<>();
        Path folder = path(key);
        try {
            for (Path file : entries(folder)) {
                String name = file.getFileName().toString();
                if (!name.startsWith(UNFINISHED) && !name.equals(Records.ORDERS)) {
                    text(file).ifPresent(text -> records.put(name, text));
                }
            }
        } catch (IOException e) {
            throw KernelException.of("read folder", folder, e);
        }
        return records;
    }

    /** Changes whenever a record is written; empty when there is no folder. */
    public OptionalLong stamp(InvocationKey key) throws KernelException {
        Path folder = path(key);
        try {
            return OptionalLong.of(
                    Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.NANOSECONDS));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw KernelException.of("read folder", folder, e);
        }
    }

    public Optional<String> record(InvocationKey key, String name) throws KernelException {
        Path file = path(key).resolve(name);
        try {
            return text(file);
        } catch (IOException e) {
            throw KernelException.of("read record", file, e);
        }
    }

    public Path notifySocket(InvocationKey key) {
        return root.resolve(NOTIFY).resolve(key.id().value());
    }

    /** Makes the folder of those sockets, and lets the users of services get there. */
    public void openToNotify() throws KernelException {
        try {
            makeFolder(root.resolve(NOTIFY));
            openPassage(root);
            openPassage(root.resolve(NOTIFY));
        } catch (IOException e) {
            throw KernelException.of("make folder", root.resolve(NOTIFY), e);
        }
    }

    private static void openPassage(Path folder) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        if (permissions.addAll(PASSAGE)) {
            Files.setPosixFilePermissions(folder, permissions);
        }
    }

    /**
     * Takes the folder out of sight in one step: a launcher that was on its way cannot write into it any more, and ends
     * before it runs anything.
     *
     * @return whether there was one
     * @throws KernelException when that launcher was quicker
     */
    public boolean retire(InvocationKey key) throws KernelException {
        Path folder = path(key);
        boolean wasAnnounced = isAnnounced(folder);
        try {
            Files.move(folder, retired(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw KernelException.of("remove folder", folder, e);
        }
        if (isAnnounced(retired(key)) && !wasAnnounced) {
            restore(key);
            throw new KernelException("remove folder", folder.toString(), "its launcher has just begun");
        }
        return true;
    }

    private static boolean isAnnounced(Path folder) {
        return Files.exists(folder.resolve(Records.LAUNCHER), LinkOption.NOFOLLOW_LINKS);
    }

    /** Undoes {@link #retire}. */
    public void restore(InvocationKey key) throws KernelException {
        try {
            Files.move(retired(key), path(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw KernelException.of("restore folder", path(key), e);
        }
    }

    /** Removes what is left by {@link #retire} and by a launcher that was killed; with the last one the unit's folder. */
    public void remove(InvocationKey key) throws KernelException {
        try {
            Files.deleteIfExists(notifySocket(key));
            removeTree(retired(key));
            removeIfEmpty(unitFolder(key));
        } catch (IOException e) {
            throw KernelException.of("remove folder", path(key), e);
        }
    }

    private Path retired(InvocationKey key) {
        return path(key).resolveSibling(UNFINISHED + key.directory());
    }

    private void removeUnfinished() throws IOException {
        for (Path unit : unitFolders()) {
            for (Path folder : folders(unit)) {
                if (folder.getFileName().toString().startsWith(UNFINISHED)) {
                    removeTree(folder);
                }
            }
            removeIfEmpty(unit);
        }
    }

    /** Whoever can write there decides what the daemon believes and whom it signals. */
    private static void checkPrivate(Path folder) throws IOException {
        if (!PrivateMode.isKnown()) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException("others may write to it");
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PRIVATE_FOLDER);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotDirectoryException(folder.toString());
            }
        }
    }

    private static void writeNew(Path file, String text) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file, NEW_FILE, PRIVATE_FILE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** Empty when it is gone, or is not a record: a link, a folder, or longer than any record. */
    private static Optional<String> text(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > RECORD_MAX) {
            return Optional.empty();
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file, OLD_FILE)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) > 0) {}
            return Optional.of(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private List<Path> unitFolders() throws IOException {
        return folders(root).stream().filter(folder -> !folder.endsWith(NOTIFY)).toList();
    }

    private static List<Path> folders(Path folder) throws IOException {
        return entries(folder).stream()
                .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** None when there is no such folder. */
    private static List<Path> entries(Path folder) throws IOException {
        NavigableSet<Path> entries = new TreeSet<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return List.copyOf(entries);
    }

    private static void removeTree(Path folder) throws IOException {
        for (Path entry : entries(folder)) {
            Files.deleteIfExists(entry); // Records are flat; a folder in there is not ours and stops this.
        }
        Files.deleteIfExists(folder);
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return; // Other invocations of the unit.
        }
    }
}
