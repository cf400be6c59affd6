package io.gitproc.reconciler.source;

import io.gitproc.model.plan.CommitId;
import io.gitproc.reconciler.os.Disk;
import io.gitproc.reconciler.os.DurableFile;
import io.gitproc.reconciler.text.Causes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was verified here, kept outside the repository: whoever may push may move {@code refs/gitproc/target} as well, so
 * that ref proves nothing. Without the file everything is verified anew, from the beginning or the newest seal. For one
 * thread.
 */
final class TrustRecord {
    private final Disk disk;
    private final Path file;
    private Optional<Entry> entry;

    /** A file that cannot be read, or not be understood, is none. */
    TrustRecord(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
        this.entry = read();
    }

    /**
     * @param target what this host converges to
     * @param newest all of its history was verified; {@code target} itself, or a commit that has it in its history
     */
    record Entry(CommitId target, CommitId newest) {}

    Optional<Entry> entry() {
        return entry;
    }

    /** Those whose history needs no proof any more. */
    SortedSet<CommitId> trusted() {
        SortedSet<CommitId> trusted = new TreeSet<>();
        entry.ifPresent(it -> trusted.addAll(List.of(it.target(), it.newest())));
        return trusted;
    }

    void keep(Entry now) throws SourceException {
        if (entry.equals(Optional.of(now))) {
            return;
        }
        try {
            DurableFile.write(disk, file, now.target() + "\n" + now.newest() + "\n");
            entry = Optional.of(now);
        } catch (IOException e) {
            throw new SourceException(
                    "cannot write " + file + ", the record of what was verified: " + Causes.of(e),
                    "see that the disk has room and is writable");
        }
    }

    private Optional<Entry> read() {
        try {
            List<String> lines = new String(disk.read(file), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            return lines.size() == 2
                    ? Optional.of(new Entry(new CommitId(lines.get(0)), new CommitId(lines.get(1))))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
