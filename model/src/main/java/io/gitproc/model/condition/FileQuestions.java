package io.gitproc.model.condition;

import io.gitproc.model.condition.FileStatus.Kind;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The questions that conditions ask about paths. */
final class FileQuestions {
    /** systemd's {@code hidden_or_backup_file}: they make no directory full. */
    private static final List<String> PASSED_OVER = List.of("lost+found", "aquota.user", "aquota.group");

    private static final List<String> BACKUPS = List.of(
            "rpmnew",
            "rpmsave",
            "rpmorig",
            "dpkg-old",
            "dpkg-new",
            "dpkg-tmp",
            "dpkg-dist",
            "dpkg-bak",
            "dpkg-backup",
            "dpkg-remove",
            "ucf-new",
            "ucf-old",
            "ucf-dist",
            "swp",
            "bak",
            "old",
            "new");

    private final Facts facts;
    private final FileTree files;
    private final SortedMap<String, Mounts> parsed = new TreeMap<>();

    FileQuestions(Facts facts) {
        this.facts = facts;
        this.files = facts.files();
    }

    boolean exists(String path) {
        return files.status(path).isPresent();
    }

    boolean existsLike(String pattern) {
        return new GlobPath(files).exists(pattern);
    }

    boolean is(String path, Kind kind) {
        return files.status(path).filter(status -> status.is(kind)).isPresent();
    }

    boolean isSymbolicLink(String path) {
        return files.isSymbolicLink(path);
    }

    /** Empty where mounts are not told of. */
    Optional<Boolean> isMountPoint(String path) {
        return mounts().map(
                        mounts -> files.realPath(path).filter(mounts::isPoint).isPresent());
    }

    /** Empty where mounts are not told of. */
    Optional<Boolean> isReadWrite(String path) {
        return mounts().map(mounts ->
                files.realPath(path).filter(real -> !mounts.isReadOnly(real)).isPresent());
    }

    private Optional<Mounts> mounts() {
        return facts.read("/proc/self/mountinfo").map(text -> parsed.computeIfAbsent(text, Mounts::new));
    }

    boolean isDirectoryInUse(String path) {
        return !files.names(path, FileQuestions::counts, 1).isEmpty();
    }

    private static boolean counts(String name) {
        int dot = name.lastIndexOf('.');
        boolean isHidden = name.startsWith(".") || name.endsWith("~") || PASSED_OVER.contains(name);
        return !isHidden && (dot < 0 || !BACKUPS.contains(name.substring(dot + 1)));
    }

    boolean isFileInUse(String path) {
        return files.status(path)
                .filter(status -> status.is(Kind.FILE) && status.size() > 0)
                .isPresent();
    }

    boolean isExecutable(String path) {
        return files.status(path)
                .filter(status -> status.is(Kind.FILE) && status.executable())
                .isPresent();
    }
}
