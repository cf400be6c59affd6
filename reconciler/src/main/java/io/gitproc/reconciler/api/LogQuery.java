package io.gitproc.reconciler.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which lines of a log are asked for: those that all of this lets through.
 *
 * @param lines so many of the last ones
 * @param since not older than this, as in {@link LogHead#at}
 * @param invocation the begin of an id
 * @param source lines of the launcher itself are in every source
 */
record LogQuery(
        OptionalInt lines, Optional<String> since, Optional<String> invocation, Optional<LogHead.Source> source) {
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    static LogQuery all() {
        return new LogQuery(OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static LogQuery last(int lines) {
        return new LogQuery(OptionalInt.of(lines), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Times that cannot be written so are as good as the ends of those that can. */
    static String at(Instant time) {
        return AT.format(time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LAST) ? LAST : time);
    }

    /** Whether it is about the place of a line in the log alone: all lines from one on. */
    boolean isContiguous() {
        return invocation.isEmpty() && source.isEmpty();
    }

    boolean wantsAll() {
        return isContiguous() && lines.isEmpty() && since.isEmpty();
    }

    /** Lines come in the order of time: what is before one that is too old is too old as well. */
    boolean isTooOld(LogHead head) {
        return since.filter(limit -> head.at().compareTo(limit) < 0).isPresent();
    }

    /** Apart from its age. A line without a head belongs to no invocation and no source. */
    boolean takes(Optional<LogHead> head) {
        return head.map(this::takes).orElseGet(this::isContiguous);
    }

    private boolean takes(LogHead head) {
        return invocation.map(id -> isOf(head, id)).orElse(true)
                && source.map(wanted -> isFrom(head, wanted)).orElse(true);
    }

    private static boolean isOf(LogHead head, String id) {
        return head.invocation().startsWith(id) || id.startsWith(head.invocation());
    }

    private static boolean isFrom(LogHead head, LogHead.Source wanted) {
        return head.source() == wanted || head.source() == LogHead.Source.LAUNCHER;
    }
}
