package io.gitproc.model.unit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a service starts up: {@code Type=} of systemd.service(5), as far as this version goes. */
public enum ServiceType {
    /** It has started as soon as its process is forked; a missing program is a later failure. */
    SIMPLE,
    /** It has started when the program runs. */
    EXEC,
    /** It has started when it says so: sd_notify(3). */
    NOTIFY,
    /** It has started when its commands have ended, one after the other. */
    ONESHOT;

    public static Optional<ServiceType> parse(String text) {
        return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
    }

    /** As in a unit file: {@code oneshot}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
