package io.gitproc.reconciler.cli;

import io.gitproc.reconciler.text.Printable;
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

    private String clean(String key) {
        return Printable.line(json.word(key));
    }
}
