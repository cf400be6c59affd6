package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.health.Answer;
import io.gitproc.reconciler.health.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An answer to a health check.
 *
 * @param latency {@code 12 ms}
 */
public record CheckLine(Stamp at, Badge answer, String latency) {
    /** Newest first. */
    static List<CheckLine> of(List<Answer> oldestFirst, Times times) {
        List<Answer> answers = new ArrayList<>(oldestFirst);
        Collections.reverse(answers);
        return answers.stream().map(answer -> of(answer, times)).toList();
    }

    private static CheckLine of(Answer answer, Times times) {
        Verdict verdict = answer.verdict();
        return new CheckLine(
                times.at(answer.at()),
                new Badge(verdict.isPassed() ? Tone.GOOD : Tone.BAD, verdict.words()),
                verdict.latency().toMillis() + " ms");
    }
}
