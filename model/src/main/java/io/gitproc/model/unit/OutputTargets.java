package io.gitproc.model.unit;

import java.util.List;

/** Reads {@code StandardOutput=} and {@code StandardError=}. */
final class OutputTargets {
    static final Grammar<OutputTarget> GRAMMAR =
            Scalar.of(OutputTargets::parse, OutputTarget::toString).expanding();

    /** Of systemd, with what may follow the word cut off. */
    private static final List<String> LATER =
            List.of("syslog", "kmsg", "tty", "socket", "fd", "journal+console", "syslog+console", "kmsg+console");

    private static final String HINT = "write journal, null, inherit, file:/path, append:/path or truncate:/path";

    private OutputTargets() {}

    private static Outcome<OutputTarget> parse(String text) {
        return OutputTarget.parse(text).map(Outcome::good).orElseGet(() -> bad(text));
    }

    private static Outcome<OutputTarget> bad(String text) {
        return LATER.contains(text.split(":", 2)[0])
                ? Outcome.bad(
                        0, "is not supported; what was set before it stays", "write journal for the log of the unit")
                : Outcome.bad(0, "is not a place for output", HINT);
    }
}
