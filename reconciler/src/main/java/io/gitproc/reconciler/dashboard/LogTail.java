package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.LogHead;
import io.gitproc.reconciler.text.LinesBackwards;
import io.gitproc.reconciler.text.Printable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The end of a log. */
public final class LogTail {
    private static final int LINES_MAX = 200;
    /** A page reads no more of a log, however few of its lines are wanted. */
    private static final int LOOKED_AT_MAX = 5000;

    private static final int BYTES_MAX = 2048;
    private static final int LENGTH_MAX = 500;

    private LogTail() {}

    /**
     * Oldest first; none while there is no log.
     *
     * @param stream the word of a source, whose lines alone are wanted; empty for all
     */
    static List<LogLine> of(Path file, String stream, Times times) throws IOException {
        List<LogLine> newestFirst = new ArrayList<>();
        if (!Files.exists(file)) {
            return newestFirst;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            LinesBackwards lines = new LinesBackwards(channel);
            for (int seen = 0; newestFirst.size() < LINES_MAX && seen < LOOKED_AT_MAX && lines.previous(); seen++) {
                LogLine line = line(lines.line(BYTES_MAX), times);
                if (stream.isEmpty() || line.source().equals(stream)) {
                    newestFirst.add(line);
                }
            }
        }
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static LogLine line(byte[] bytes, Times times) {
        Optional<LogHead> head = LogHead.parse(bytes, 0, bytes.length);
        int from = head.isPresent() ? LogHead.LENGTH : 0;
        String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        return new LogLine(
                head.map(it -> times.at(Instant.parse(it.at()))),
                head.map(it -> it.source().word()).orElse(""),
                Printable.cut(Printable.line(text), LENGTH_MAX));
    }

    /**
     * A line of it.
     *
     * @param source who wrote it: {@code stdout}, {@code stderr}
     */
    public record LogLine(Optional<Stamp> at, String source, String text) {}
}
