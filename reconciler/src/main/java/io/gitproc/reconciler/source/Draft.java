package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.model.unit.DropInFolders;
import io.gitproc.model.unit.TimerFiles;
import io.gitproc.reconciler.config.TrustSettings;
import io.gitproc.reconciler.text.Causes;
import io.gitproc.reconciler.trust.Policy;
import io.gitproc.reconciler.trust.TrustException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/**
 * Unit files on the disk, judged as if they were committed: they become a commit of a repository in memory, so that there
 * is one code, and one answer, for what is written and for what is pushed. Nothing is written to the disk.
 */
public final class Draft {
    private static final PersonIdent NOBODY = new PersonIdent("", "", Instant.EPOCH, ZoneOffset.UTC);

    private final Path root;
    private final ObjectInserter objects;
    private final DirCache index = DirCache.newInCore();

    private Draft(Path root, ObjectInserter objects) {
        this.root = root;
        this.objects = objects;
    }

    /**
     * Examines the unit files and drop-ins of a folder: those that a daemon would take.
     *
     * @param trust names the policy of the host
     * @return with paths from the folder
     * @throws SourceException when it cannot be read, or the policy cannot
     */
    public static Examination ofFolder(Path folder, Hosts hosts, TrustSettings trust) throws SourceException {
        try {
            Path root = folder.toRealPath();
            return examine(root, unitFiles(root), hosts, policy(trust));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /**
     * Examines one unit file.
     *
     * @param trust names the policy of the host
     * @return with its name as the path
     * @throws SourceException when it is no unit file, or cannot be read, or the policy cannot
     */
    public static Examination ofFile(Path file, TrustSettings trust) throws SourceException {
        Path whole = file.toAbsolutePath();
        if (!isNamedAsUnit(whole) || (Files.exists(whole, LinkOption.NOFOLLOW_LINKS) && !isCommittable(whole))) {
            throw new SourceException(
                    PlainText.line(file + " is not a unit file"),
                    "one is a plain file with a name that ends with " + FolderReader.UNIT_SUFFIX + " or .timer");
        }
        try {
            return examine(whole.resolveSibling(""), withService(whole), Hosts.only(Scope.common()), policy(trust));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** A timer is judged with what it starts. */
    private static List<Path> withService(Path file) {
        Optional<Path> service = TimerFiles.service(file.getFileName().toString())
                .map(unit -> file.resolveSibling(unit.value()))
                .filter(Draft::isCommittable);
        return Stream.concat(Stream.of(file), service.stream()).toList();
    }

    /** What is only written down here may lie beside it; what is committed may not. */
    private static Policy policy(TrustSettings trust) throws SourceException {
        try {
            return Policy.read(trust, List.of());
        } catch (TrustException e) {
            throw new SourceException(e.sentence(), e.hint());
        }
    }

    private static SourceException unreadable(Path place, IOException e) {
        return new SourceException(PlainText.line("cannot read " + place + ": " + Causes.of(e)), "");
    }

    /** At the top, in {@code units/}, and in the folders of groups and hosts; with the drop-ins there. */
    private static List<Path> unitFiles(Path folder) throws IOException {
        List<Path> files = new ArrayList<>(filesIn(folder));
        files.addAll(filesIn(folder.resolve(Layers.UNITS)));
        for (String parent : List.of(Layers.GROUPS, Layers.HOSTS)) {
            files.addAll(filesIn(folder.resolve(parent)));
            for (Path child : folders(folder.resolve(parent))) {
                files.addAll(filesIn(child));
            }
        }
        return files;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path child : children(folder)) {
            if (isNamedAsUnit(child) && isCommittable(child)) {
                files.add(child);
            } else if (isFolder(child)
                    && DropInFolders.isOne(child.getFileName().toString())) {
                children(child).stream().filter(Draft::isCommittable).forEach(files::add);
            }
        }
        return files;
    }

    private static List<Path> folders(Path parent) throws IOException {
        return children(parent).stream().filter(Draft::isFolder).toList();
    }

    /** None of what is no folder. */
    private static List<Path> children(Path folder) throws IOException {
        if (!isFolder(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isNamedAsUnit(Path path) {
        return path.toString().endsWith(FolderReader.UNIT_SUFFIX) || isTimer(path);
    }

    private static boolean isTimer(Path path) {
        return TimerFiles.isMain(path.toString());
    }

    /** Git keeps no pipes, sockets and devices either; reading one might never end. */
    private static boolean isCommittable(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(path);
    }

    private static Examination examine(Path root, List<Path> files, Hosts hosts, Policy policy) throws IOException {
        GitSystemReader.install();
        try (InMemoryRepository memory = new InMemoryRepository(new DfsRepositoryDescription("draft"))) {
            Loader loader = new Loader(memory, new Commits(memory), Scope.common());
            loader.obey(policy);
            return new Examiner(memory, loader).examine(commit(memory, root, files), hosts);
        }
    }

    private static CommitId commit(Repository memory, Path root, List<Path> files) throws IOException {
        try (ObjectInserter objects = memory.newObjectInserter()) {
            return new Draft(root, objects).commit(files);
        }
    }

    private CommitId commit(List<Path> files) throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree(files));
        commit.setAuthor(NOBODY);
        commit.setCommitter(NOBODY);
        ObjectId id = objects.insert(commit);
        objects.flush();
        return Commits.id(id);
    }

    private ObjectId tree(List<Path> files) throws IOException {
        DirCacheBuilder entries = index.builder();
        for (Path file : files) {
            entries.add(entry(file));
        }
        entries.finish();
        return index.writeTree(objects);
    }

    private DirCacheEntry entry(Path file) throws IOException {
        boolean link = Files.isSymbolicLink(file);
        DirCacheEntry entry = new DirCacheEntry(root.relativize(file).toString());
        entry.setFileMode(link ? FileMode.SYMLINK : FileMode.REGULAR_FILE);
        entry.setObjectId(objects.insert(Constants.OBJ_BLOB, link ? target(file) : Files.readAllBytes(file)));
        return entry;
    }

    private static byte[] target(Path link) throws IOException {
        return Files.readSymbolicLink(link).toString().getBytes(StandardCharsets.UTF_8);
    }
}
