package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people must know of the host.
 *
 * @param kind for programs
 * @param hint what to do; may be empty
 * @param command what to type to end it, to be copied: the page itself does nothing
 */
public record NoticeLine(String kind, String message, String hint, Optional<String> command) {
    private static final int TEXT_MAX = 600;
    private static final Pattern COMMAND =
            Pattern.compile("(?:^|: )(gitproc [a-z-]+(?: [A-Za-z0-9@:._\\\\-]+)?)(?:;|$)");

    /** Those that are not of a unit which needs attention anyway. */
    static List<NoticeLine> of(List<Snapshot.Notice> notices, List<AttentionLine> attention) {
        return notices.stream()
                .filter(notice -> attention.stream().noneMatch(line -> isOf(notice, line)))
                .map(NoticeLine::of)
                .toList();
    }

    private static boolean isOf(Snapshot.Notice notice, AttentionLine line) {
        boolean isOfAUnit = notice.kind().equals("held") || notice.kind().equals("rejected");
        return isOfAUnit && notice.message().contains(line.unit().name() + ".service");
    }

    private static NoticeLine of(Snapshot.Notice notice) {
        String hint = Printable.cut(Printable.line(notice.hint()), TEXT_MAX);
        Matcher command = COMMAND.matcher(hint);
        return new NoticeLine(
                notice.kind(),
                Printable.cut(Printable.line(notice.message()), TEXT_MAX),
                hint,
                command.find() ? Optional.of(command.group(1)) : Optional.empty());
    }
}
