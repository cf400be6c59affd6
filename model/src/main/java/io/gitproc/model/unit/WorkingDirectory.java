package io.gitproc.model.unit;

import java.util.Optional;

/**
 * Where a program starts: {@code WorkingDirectory=} of systemd.exec(5).
 *
 * @param path absolute and simplified, or {@code ~} for the home of {@code User=}
 * @param optional whether the root directory is taken when it is missing
 */
public record WorkingDirectory(String path, boolean optional) {
    /** What a unit has that does not say where. */
    public static final WorkingDirectory ROOT = new WorkingDirectory("/", false);

    private static final String HOME = "~";

    /** {@code /srv/web}, {@code ~}, each also behind a {@code -}; empty for anything else. */
    public static Optional<WorkingDirectory> parse(String text) {
        boolean optional = text.startsWith("-");
        String path = optional ? text.substring(1) : text;
        return path.equals(HOME)
                ? Optional.of(new WorkingDirectory(HOME, optional))
                : UnixPath.absolute(path).map(simple -> new WorkingDirectory(simple, optional));
    }

    /** Whether it is the home directory of {@code User=}. */
    public boolean isHome() {
        return path.equals(HOME);
    }

    @Override
    public String toString() {
        return optional ? "-" + path : path;
    }
}
