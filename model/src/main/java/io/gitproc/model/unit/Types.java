package io.gitproc.model.unit;

import java.util.List;

/**
 * Reads {@code Type=}. A type that systemd knows and this version does not refuses the unit: run as {@code simple}, a
 * program that forks would look as if it had ended.
 */
final class Types {
    static final Grammar<ServiceType> GRAMMAR = Scalar.of(Types::parse, ServiceType::text);

    private static final List<String> LATER = List.of("forking", "notify-reload", "dbus", "idle");

    private static final String LATER_HINT =
            "keep the program in the foreground (many have an option for it) and write Type=exec";

    private Types() {}

    private static Outcome<ServiceType> parse(String text) {
        return ServiceType.parse(text).map(Outcome::good).orElseGet(() -> bad(text));
    }

    private static Outcome<ServiceType> bad(String text) {
        return LATER.contains(text)
                ? Outcome.<ServiceType>bad(0, "is not supported yet", LATER_HINT)
                        .refusing()
                : Outcome.bad(0, "is not a type of service", "write simple, exec, notify or oneshot");
    }
}
