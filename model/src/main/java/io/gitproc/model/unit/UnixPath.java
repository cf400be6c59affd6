package io.gitproc.model.unit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Paths as text: nothing here looks at a file system. */
final class UnixPath {
    /** Of the kernel, with the NUL at the end. */
    private static final int LENGTH_MAX = 4095;

    private static final int NAME_LENGTH_MAX = 255;

    private UnixPath() {}

    /** As {@link #simple}; empty also when it holds {@code ..}. */
    static Optional<String> absolute(String text) {
        return simple(text).filter(path -> !names(path).contains(".."));
    }

    /** An absolute path without doubled or trailing slashes and {@code .}; empty when it is not one. */
    static Optional<String> simple(String text) {
        boolean isLegal = text.startsWith("/")
                && length(text) <= LENGTH_MAX
                && text.chars().noneMatch(Character::isISOControl)
                && names(text).stream().allMatch(name -> length(name) <= NAME_LENGTH_MAX);
        return isLegal ? Optional.of("/" + String.join("/", names(text))) : Optional.empty();
    }

    /** A path below some directory, simplified; empty when it is none, leads out of it, or holds a colon. */
    static Optional<String> relative(String text) {
        return Optional.of(text)
                .filter(path -> !path.startsWith("/") && !path.contains(":"))
                .flatMap(path -> absolute("/" + path))
                .map(path -> path.substring(1))
                .filter(path -> !path.isEmpty());
    }

    private static List<String> names(String path) {
        return List.of(path.split("/", -1)).stream()
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** A name that may be searched for in a list of directories. */
    static boolean isFileName(String text) {
        return !text.isEmpty()
                && !text.equals(".")
                && !text.equals("..")
                && text.indexOf('/') < 0
                && length(text) <= NAME_LENGTH_MAX;
    }
}
