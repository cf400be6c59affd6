package io.gitproc.model.unit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When a service that has ended is started again: {@code Restart=} of systemd.service(5). */
public enum Restart {
    NO,
    ON_SUCCESS,
    ON_FAILURE,
    ON_ABNORMAL,
    ON_ABORT,
    ON_WATCHDOG,
    ALWAYS;

    public static Optional<Restart> parse(String text) {
        return Arrays.stream(values())
                .filter(restart -> restart.text().equals(text))
                .findFirst();
    }

    /** As in a unit file: {@code on-failure}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
