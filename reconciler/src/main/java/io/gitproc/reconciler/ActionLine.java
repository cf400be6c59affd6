package io.gitproc.reconciler;

import io.gitproc.model.plan.Action;
import java.util.Optional;

/** An action in words: one line of the daemon's log. */
final class ActionLine {
    /** The verb of a start. */
    static final String START = "start";

    private ActionLine() {}

    /** Empty for what is of no interest to people. */
    static Optional<String> of(Action action) {
        return action.match(new Action.Cases<>(
                start -> Optional.of("start " + start.unit() + ": " + start.reason()),
                stop -> Optional.of("stop " + stop.unit() + ": " + stop.cause().words()),
                kill -> Optional.of("kill " + kill.unit() + ": still there after its stop timeout"),
                adjust -> Optional.of("adjust " + adjust.unit() + ": limits of "
                        + adjust.commit().brief()),
                ready -> Optional.of("ready " + ready.unit()),
                release -> Optional.empty(),
                forget -> Optional.empty()));
    }

    static String verb(Action action) {
        return action.match(new Action.Cases<>(
                start -> START,
                stop -> "stop",
                kill -> "kill",
                adjust -> "adjust",
                ready -> "mark ready",
                release -> "remove its cgroup",
                forget -> "forget"));
    }
}
