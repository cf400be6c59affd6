package io.gitproc.reconciler.cli;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The lines of a log, in batches as they come. */
final class LogLines implements Closeable {
    private static final int PIECE = 8 * 1024;

    /** No launcher writes a longer one. */
    private static final int LINE_MAX = 1 << 20;

    private final InputStream in;
    private final byte[] piece = new byte[PIECE];
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private boolean ended;

    LogLines(InputStream in) {
        this.in = in;
    }

    /** Those of the next piece, maybe none; waits for it. */
    List<LogLine> next() throws IOException {
        int count = in.read(piece);
        ended = count < 0;
        return ended ? rest() : split(count);
    }

    boolean hasNext() {
        return !ended;
    }

    /** To the end. */
    List<LogLine> all() throws IOException {
        List<LogLine> all = new ArrayList<>();
        while (hasNext()) {
            all.addAll(next());
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private List<LogLine> split(int count) {
        List<LogLine> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < count; i++) {
            if (piece[i] == '\n') {
                open.write(piece, begin, i - begin);
                lines.add(line());
                begin = i + 1;
            }
        }
        open.write(piece, begin, count - begin);
        if (open.size() >= LINE_MAX) {
            lines.add(line());
        }
        return lines;
    }

    private List<LogLine> rest() {
        return open.size() == 0 ? List.of() : List.of(line());
    }

    private LogLine line() {
        LogLine line = LogLine.parse(open.toByteArray());
        open.reset();
        return line;
    }
}
