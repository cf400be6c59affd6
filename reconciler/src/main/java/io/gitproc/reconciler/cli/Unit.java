package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A unit as the daemon shows it, each text fit for a terminal.
 *
 * @param json the object
 */
record Unit(JsonValue json) {
    private static final int BRIEF = 7;

    String name() {
        return clean("name");
    }

    String state() {
        return clean("state");
    }

    String health() {
        return clean("health");
    }

    /** The same in a table: a dash when there is no check, and how near it is to a restart. */
    String healthBrief() {
        Optional<JsonValue> failing = json.object("healthCheck")
                .filter(check -> health().equals("healthy")
                        && !check.word("failuresInRow").equals("0"));
        return failing.map(check -> "failing " + check.word("failuresInRow") + "/" + check.word("retries"))
                .map(Printable::line)
                .orElseGet(() -> health().equals("none") ? "-" : health());
    }

    Optional<String> pid() {
        return json.maybe("pid");
    }

    Optional<String> commit() {
        return text("commit").map(id -> id.substring(0, Math.min(BRIEF, id.length())));
    }

    Optional<String> since() {
        return json.maybe("since");
    }

    String restarts() {
        return clean("restarts");
    }

    /** When somebody last wanted to know. */
    Use use() {
        return new Use(json.object("resources"));
    }

    Optional<String> text(String key) {
        return json.maybe(key).map(Printable::line).filter(text -> !text.isEmpty());
    }

    List<String> texts(String key) {
        return json.words(key).stream().map(Printable::line).toList();
    }

    /** A process of it does its work, or it did what it is for. Like systemctl, not while it starts or stops. */
    boolean isRunning() {
        return switch (state()) {
            case "exited" -> true;
            case "starting", "stopping" -> false;
            default -> pid().isPresent();
        };
    }

    /** Its last end was a bad one, or one of many: it waits for its next try, or for a person. */
    boolean hasFailed() {
        return switch (state()) {
            case "backoff", "crash-loop", "failed" -> true;
            default -> false;
        };
    }

    /** Not for an assert that does not hold, which no reset mends. */
    boolean hasFailedItself() {
        return hasFailed() && texts("notes").stream().noneMatch(note -> note.startsWith("assert: "));
    }

    /** Why it does not run: {@code next try in 37s, 12 failures, last: exit 1}, {@code requires db.service, which is held}. */
    Optional<String> impediment(Instant now) {
        List<String> clauses = new ArrayList<>();
        if (hasFailed()) {
            nextTry(now).map(next -> "next try " + next).or(this::lastExit).ifPresent(clauses::add);
        }
        if (state().equals("scheduled")) {
            clauses.add(nextRun(now).map(next -> "next run " + next).orElse("no next run"));
        }
        if (hasFailed()) {
            nextRun(now).map(next -> "next run " + next).ifPresent(clauses::add);
        }
        if (hasFailed() || isKeptDown()) {
            clauses.addAll(texts("notes"));
        }
        return clauses.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", clauses));
    }

    /** Nothing went wrong with it, but it must not start. Of one that is held a line above the table tells. */
    private boolean isKeptDown() {
        return switch (state()) {
            case "waiting", "stopped", "rejected" -> true;
            default -> false;
        };
    }

    /** Its old version runs on, since the new one did not. */
    boolean hasFailedUpdate() {
        return json.object("failedUpdate").isPresent();
    }

    /** {@code in 37s}, or {@code now}. */
    Optional<String> nextTry(Instant now) {
        return json.maybe("nextTry").map(at -> span(now, at));
    }

    /** When it is started on time; empty for a unit without a timer. */
    Optional<JsonValue> timer() {
        return json.object("timer");
    }

    /** {@code in 3h}, or {@code now}; as far as is known. */
    Optional<String> nextRun(Instant now) {
        return timer().flatMap(timer -> timer.maybe("next")).map(at -> span(now, at));
    }

    private static String span(Instant now, String at) {
        Duration left = Duration.between(now, Instant.parse(at));
        return left.isNegative() ? "now" : "in " + Ages.brief(left);
    }

    private Optional<String> lastExit() {
        return json.object("lastExit").map(exit -> Printable.line(exit.word("cause")));
    }

    private String clean(String key) {
        return Printable.line(json.word(key));
    }
}
