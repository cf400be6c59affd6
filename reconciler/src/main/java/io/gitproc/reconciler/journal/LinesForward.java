package io.gitproc.reconciler.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a segment from its beginning. */
final class LinesForward {
    private LinesForward() {}

    /** @return how many lines could not be read */
    static long each(Path file, Consumer<Line> taker) throws IOException {
        long passedOver = 0;
        try (BufferedReader lines = open(file)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                Optional<Line> line = parse(text);
                line.ifPresent(taker);
                passedOver += line.isPresent() ? 0 : 1;
            }
        }
        return passedOver;
    }

    /** Empty when it cannot be read, or there is none. */
    static Optional<Line> first(Path file) throws IOException {
        try (BufferedReader lines = open(file)) {
            return Optional.ofNullable(lines.readLine()).flatMap(LinesForward::parse);
        }
    }

    /** Byte by byte: a damaged line need not be UTF-8. */
    private static BufferedReader open(Path file) throws IOException {
        return Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
    }

    private static Optional<Line> parse(String text) {
        return Line.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
