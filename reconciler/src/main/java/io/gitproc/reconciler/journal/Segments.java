package io.gitproc.reconciler.journal;

import io.gitproc.reconciler.os.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a journal: {@code journal-0000000001.jsonl} and so on, the newest with the highest number.
 *
 * @param folder that holds them
 */
record Segments(Disk disk, Path folder) {
    private static final Pattern NAME = Pattern.compile("journal-([0-9]{10})\\.jsonl");

    /** Oldest first; none while there is no folder. */
    List<Path> all() throws IOException {
        return disk.list(folder).stream()
                .filter(file -> number(file).isPresent())
                .sorted()
                .toList();
    }

    Optional<Path> newest() throws IOException {
        List<Path> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The name of the one to begin. */
    Path next() throws IOException {
        long last = newest().flatMap(Segments::number).orElse(0L);
        return folder.resolve(String.format(Locale.ROOT, "journal-%010d.jsonl", last + 1));
    }

    private static Optional<Long> number(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Optional.of(Long.parseLong(name.group(1))) : Optional.empty();
    }

    /** Removes the oldest until the rest is as small and as young as it shall be. The newest stays. */
    void prune(long bytesMax, Instant oldest) throws IOException {
        List<Path> newestFirst = new ArrayList<>(all());
        Collections.reverse(newestFirst);
        long bytes = 0;
        for (Path file : newestFirst) {
            bytes += disk.size(file);
            boolean isTooOld = disk.modified(file).isBefore(oldest);
            if (!file.equals(newestFirst.get(0)) && (bytes > bytesMax || isTooOld)) {
                disk.delete(file);
            }
        }
    }
}
