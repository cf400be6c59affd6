package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.UnitView;
import io.gitproc.reconciler.api.Why;
import io.gitproc.reconciler.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** What is known of a unit, in the order in which people ask. */
final class Facts {
    private static final int WORDS_MAX = 300;

    private final List<Fact> facts = new ArrayList<>();
    private final Times times;

    private Facts(Times times) {
        this.times = times;
    }

    static List<Fact> of(Why why, Times times) {
        Facts facts = new Facts(times);
        facts.running(why.unit());
        facts.origin(why);
        facts.past(why.unit());
        return List.copyOf(facts.facts);
    }

    private void running(UnitView unit) {
        unit.run().since().ifPresent(since -> facts.add(Fact.of("Since", "", times.ago(since))));
        unit.run().pid().ifPresent(pid -> facts.add(Fact.of("PID", String.valueOf(pid))));
        unit.health().newest().ifPresent(this::check);
        unit.run().nextTry().ifPresent(next -> facts.add(Fact.of("Next try", "", times.until(next))));
        unit.timer().ifPresent(this::timer);
        unit.drift().hold().ifPresent(hold -> facts.add(Fact.of("Held", words(hold), times.ago(hold.since()))));
        unit.notes().forEach(note -> facts.add(Fact.of("Note", shown(note))));
        unit.drift().errors().forEach(error -> facts.add(Fact.of("Error", shown(error.replace("\n    ", "; ")))));
    }

    private void timer(UnitView.Timer timer) {
        facts.add(Fact.of("Timer", shown(String.join(", ", timer.occasions()))));
        timer.next().ifPresent(next -> facts.add(Fact.of("Next run", "", times.at(next))));
        timer.last().ifPresent(last -> facts.add(Fact.of("Last slot", "", times.ago(last))));
    }

    private void check(UnitView.HealthCheck check) {
        String row = (check.passed() ? ", passes since " : ", fails since ")
                + times.at(check.since()).words();
        String body = check.body().isEmpty() ? "" : ": " + check.body();
        facts.add(Fact.of(
                "Health check",
                shown(check.answer() + " in " + check.latency().toMillis() + " ms" + row + body),
                times.ago(check.at())));
    }

    private String words(UnitView.HoldView hold) {
        return shown("by " + hold.by() + (hold.reason().isEmpty() ? "" : ": " + hold.reason())
                + hold.until().map(end -> ", until " + times.at(end).words()).orElse(", until it is released"));
    }

    private void origin(Why why) {
        why.unit().run().commit().ifPresent(commit -> facts.add(Fact.of("Started from", CommitLine.of(commit, times))));
        why.change().ifPresent(commit -> facts.add(Fact.of("Last changed in", CommitLine.of(commit, times))));
        why.start().ifPresent(start -> facts.add(Fact.of("Last start", shown(start.words()), times.ago(start.at()))));
        why.end().ifPresent(end -> facts.add(Fact.of("Last end", shown(end.words()), times.ago(end.at()))));
    }

    private void past(UnitView unit) {
        facts.add(Fact.of("Restarts", unit.run().restarts() + " since a person or a commit started it"));
        facts.add(Fact.of("Log", shown(unit.log())));
    }

    private static String shown(String text) {
        return Printable.cut(Printable.line(text), WORDS_MAX);
    }
}
