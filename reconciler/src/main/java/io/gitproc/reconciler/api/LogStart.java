package io.gitproc.reconciler.api;

import io.gitproc.reconciler.text.LinesBackwards;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where in a log the answer to a query begins, found from its end.
 *
 * @param file the first one to read; the ones before it are not needed
 * @param position of the first byte in it
 */
record LogStart(LogFile file, long position) {

    /** Empty when there is no file. */
    static Optional<LogStart> find(Deque<LogFile> files, LogQuery query) throws IOException {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                query.wantsAll() ? new LogStart(files.getFirst(), 0) : new Search(files.getLast(), query).in(files));
    }

    /**
     * The id of an invocation that wrote something.
     *
     * @param back 0 for the newest one, 1 for the one before
     */
    static Optional<String> invocation(Deque<LogFile> files, int back) throws IOException {
        String id = "";
        int left = back;
        for (LogFile file : newestFirst(files)) {
            LinesBackwards lines = new LinesBackwards(file.channel());
            while (lines.previous()) {
                String found = head(lines).map(LogHead::invocation).orElse(id);
                left -= !id.isEmpty() && !found.equals(id) ? 1 : 0;
                id = found;
                if (!id.isEmpty() && left == 0) {
                    return Optional.of(id);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LogHead> head(LinesBackwards lines) throws IOException {
        byte[] head = lines.line(LogHead.LENGTH);
        return LogHead.parse(head, 0, head.length);
    }

    private static List<LogFile> newestFirst(Deque<LogFile> files) {
        List<LogFile> newestFirst = new ArrayList<>(files);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** Goes back for as long as lines are new enough and more are wanted. */
    private static final class Search {
        private final LogQuery query;
        private LogStart first;
        private int count;
        private boolean over;

        Search(LogFile newest, LogQuery query) throws IOException {
            this.query = query;
            this.first = new LogStart(newest, newest.size());
            this.over = isEnough();
        }

        LogStart in(Deque<LogFile> files) throws IOException {
            for (LogFile file : newestFirst(files)) {
                goThrough(file);
            }
            return first;
        }

        private void goThrough(LogFile file) throws IOException {
            LinesBackwards lines = new LinesBackwards(file.channel());
            while (!over && lines.previous()) {
                see(new LogStart(file, lines.start()), head(lines));
            }
        }

        private void see(LogStart line, Optional<LogHead> head) {
            if (head.filter(query::isTooOld).isPresent()) {
                over = true;
            } else if (query.takes(head)) {
                first = line;
                count++;
                over = isEnough();
            }
        }

        private boolean isEnough() {
            return query.lines().isPresent() && count >= query.lines().getAsInt();
        }
    }
}
