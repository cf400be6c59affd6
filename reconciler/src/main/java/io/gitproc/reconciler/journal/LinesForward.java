package io.gitproc.reconciler.journal;

import io.gitproc.reconciler.os.Disk;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a segment from its beginning. */
final class LinesForward {
    private LinesForward() {}

    /** What cannot be read is passed over. */
    static void each(Disk disk, Path file, Consumer<Line> taker) throws IOException {
        try (BufferedReader lines = open(disk, file)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                parse(text).ifPresent(taker);
            }
        }
    }

    /** Empty when it cannot be read, or there is none. */
    static Optional<Line> first(Disk disk, Path file) throws IOException {
        try (BufferedReader lines = open(disk, file)) {
            return Optional.ofNullable(lines.readLine()).flatMap(LinesForward::parse);
        }
    }

    /** Byte by byte: a damaged line need not be UTF-8. */
    private static BufferedReader open(Disk disk, Path file) throws IOException {
        return new BufferedReader(
                Channels.newReader(disk.open(file, Set.of(StandardOpenOption.READ)), StandardCharsets.ISO_8859_1));
    }

    private static Optional<Line> parse(String text) {
        return Line.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
