package io.gitproc.model.unit;

import java.util.Optional;
import java.util.function.Function;

/** The grammars of what makes a unit give up. Source: systemd.unit(5), {@code StartLimitBurst=}. */
final class StartLimits {
    static final String NO_ACTION = "none";

    /** As many starts of a unit can be remembered. */
    private static final int BURST_MAX = 50;

    /** 0 is no limit. */
    static final Grammar<Integer> BURST = Scalar.of(
            "a number from 0 to " + BURST_MAX,
            "write how many starts are too many; a unit without a limit never gives up",
            text -> Numbers.between(0, BURST_MAX, text),
            String::valueOf);

    static final Grammar<String> ACTION = Scalar.of(
            "an action that is carried out",
            "write none: no unit ever restarts or ends its host",
            text -> Optional.of(text).filter(NO_ACTION::equals),
            Function.identity());

    private StartLimits() {}
}
