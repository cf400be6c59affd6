package io.gitproc.reconciler.dashboard;

import io.gitproc.model.plan.Wave;
import io.gitproc.reconciler.api.Snapshot;
import io.gitproc.reconciler.api.Told;
import io.gitproc.reconciler.source.CommitText;
import io.gitproc.reconciler.source.Loaded;
import io.gitproc.reconciler.source.Rejection;
import io.gitproc.reconciler.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All of a commit.
 *
 * @param place where it stands on this host: {@code this host converges to it}
 * @param message what is said after the subject, and before the trailers
 * @param verdict what this host makes of it: {@code 12 units accepted}
 * @param problems what it rejects or refuses
 * @param prospect what this host would do to get there from where it is
 * @param outcomes what it was to do to each unit, and what came of it; none where this host never took it
 * @param events what was done with it
 */
public record CommitPage(
        Frame frame,
        CommitLine commit,
        String place,
        String signature,
        Optional<CommitLine> parent,
        List<String> message,
        List<Fact> trailers,
        Badge verdict,
        List<String> problems,
        List<UnitChange> changes,
        int changesInAll,
        Found<List<Step>> prospect,
        List<Outcome> outcomes,
        List<EventLine> events) {
    /** Of the journal. */
    static final int ENTRIES = 1000;

    private static final int EVENTS = 40;
    private static final int MESSAGE_LINES = 100;
    private static final int LINE_MAX = 300;
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t\\r]*\\n");

    static CommitPage of(
            Frame frame, CommitContent content, Snapshot snapshot, Found<List<Wave>> prospect, Told told, Times times) {
        return new CommitPage(
                frame,
                CommitLine.of(content.text().revision(), times),
                place(content, snapshot),
                cut(content.text().signature()),
                content.text().parent().map(CommitLine::of),
                message(content.text()),
                content.text().trailers().stream()
                        .map(trailer -> Fact.of(cut(trailer.key()), cut(trailer.value())))
                        .toList(),
                verdict(content.verdict()),
                problems(content.verdict()),
                content.changes(),
                content.text().units().size(),
                new Found<>(prospect.value().map(Step::of), prospect.problem()),
                told.entries().isEmpty() ? List.of() : Outcome.of(content.changes(), told.entries()),
                EventLine.newest(told, EVENTS, times));
    }

    private static String place(CommitContent content, Snapshot snapshot) {
        if (snapshot.target().equals(Optional.of(content.text().revision()))) {
            return snapshot.settled() ? "This host runs it." : "This host is on its way to it.";
        }
        return snapshot.head().equals(Optional.of(content.text().revision()))
                ? "It is the newest of the branch, and this host does not run it."
                : "This host runs another commit.";
    }

    /** Trailers are the last paragraph. */
    private static List<String> message(CommitText text) {
        String body = BLANK_LINE.matcher(text.message().strip()).replaceAll("\n\n");
        int end = text.trailers().isEmpty() ? -1 : body.lastIndexOf("\n\n");
        List<String> lines = (end < 0 ? body : body.substring(0, end))
                .lines()
                .limit(MESSAGE_LINES)
                .toList();
        return lines.stream()
                .skip(1)
                .dropWhile(String::isBlank)
                .map(CommitPage::cut)
                .toList();
    }

    private static Badge verdict(Loaded loaded) {
        return loaded.match(CommitPage::accepted, refused -> new Badge(Tone.BAD, "refused"));
    }

    private static Badge accepted(Loaded.Accepted accepted) {
        int broken = accepted.rejected().size();
        String words = accepted.desired().units().size() + " units accepted";
        return broken == 0 ? new Badge(Tone.GOOD, words) : new Badge(Tone.WARN, words + ", " + broken + " rejected");
    }

    private static List<String> problems(Loaded loaded) {
        return loaded.match(
                accepted -> accepted.rejected().values().stream()
                        .map(Rejection::cause)
                        .map(CommitPage::cut)
                        .toList(),
                refused -> List.of(cut(refused.refusal().reason())));
    }

    private static String cut(String text) {
        return Printable.cut(Printable.line(text), LINE_MAX);
    }
}
