package io.gitproc.model.unit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the output of a service goes: {@code StandardOutput=} and {@code StandardError=} of systemd.exec(5).
 *
 * @param path of the file, absolute; empty for the kinds that name none
 */
public record OutputTarget(Kind kind, Optional<String> path) {

    /** What is done with it. */
    public enum Kind {
        /** The log of the unit. */
        JOURNAL,
        /** Nothing. */
        NULL,
        /** The same as the stream before it: standard output for errors, standard input for output. */
        INHERIT,
        /** The file, written over from its beginning. */
        FILE,
        /** The end of the file. */
        APPEND,
        /** The file, emptied at first. */
        TRUNCATE;

        private boolean namesFile() {
            return switch (this) {
                case JOURNAL, NULL, INHERIT -> false;
                case FILE, APPEND, TRUNCATE -> true;
            };
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final OutputTarget JOURNAL = new OutputTarget(Kind.JOURNAL, Optional.empty());
    public static final OutputTarget NULL = new OutputTarget(Kind.NULL, Optional.empty());
    public static final OutputTarget INHERIT = new OutputTarget(Kind.INHERIT, Optional.empty());

    /** {@code journal}, {@code append:/var/log/web.log} and so on. */
    public static Optional<OutputTarget> parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        Optional<String> path = colon < 0 ? Optional.empty() : UnixPath.absolute(text.substring(colon + 1));
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(word) && kind.namesFile() == colon >= 0)
                .filter(kind -> kind.namesFile() == path.isPresent())
                .map(kind -> new OutputTarget(kind, path))
                .findFirst();
    }

    @Override
    public String toString() {
        return kind.word() + path.map(file -> ":" + file).orElse("");
    }
}
