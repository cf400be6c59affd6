package io.gitproc.model.unit;

import java.util.Optional;

/** The files that say when a service is started: {@code backup.timer}, and its drop-ins. */
public final class TimerFiles {
    static final String SUFFIX = ".timer";

    private TimerFiles() {}

    /** The file that says it of a service. */
    public static String of(UnitName service) {
        return service.stem() + SUFFIX;
    }

    /** The service that a file of this name is for; empty when it is no timer, or not a legal name. */
    public static Optional<UnitName> service(String name) {
        return name.endsWith(SUFFIX)
                ? UnitName.parse(name.substring(0, name.length() - SUFFIX.length()))
                : Optional.empty();
    }

    /** Whether a path is one of a timer. */
    public static boolean isMain(String path) {
        return path.endsWith(SUFFIX);
    }

    static boolean isOne(String path) {
        int folder = path.lastIndexOf('/');
        return isMain(path)
                || (folder >= 0 && path.substring(0, folder).endsWith(SUFFIX + ".d"))
                || path.startsWith("timer.d/")
                || path.contains("/timer.d/");
    }
}
