package io.gitproc.model.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mounts of {@code /proc/self/mountinfo}, proc(5). */
final class Mounts {
    private static final String SEPARATOR = " - ";
    private static final int POINT = 4;
    private static final int OPTIONS = 5;
    private static final int SUPER_OPTIONS = 2;
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    private final List<Mount> mounts;

    private record Mount(String point, boolean isReadOnly) {
        boolean holds(String path) {
            return point.equals("/") || path.equals(point) || path.startsWith(point + "/");
        }
    }

    Mounts(String mountInfo) {
        mounts = mountInfo.lines().flatMap(line -> parse(line).stream()).toList();
    }

    private static Optional<Mount> parse(String line) {
        int separator = line.indexOf(SEPARATOR);
        if (separator < 0) {
            return Optional.empty();
        }
        List<String> place = List.of(line.substring(0, separator).split(" ", -1));
        List<String> kind =
                List.of(line.substring(separator + SEPARATOR.length()).split(" ", -1));
        if (place.size() <= OPTIONS || kind.size() <= SUPER_OPTIONS) {
            return Optional.empty();
        }
        boolean isReadOnly = Stream.of(place.get(OPTIONS), kind.get(SUPER_OPTIONS))
                .anyMatch(options -> List.of(options.split(",", -1)).contains("ro"));
        return Optional.of(new Mount(unescape(place.get(POINT)), isReadOnly));
    }

    private static String unescape(String path) {
        return OCTAL.matcher(path)
                .replaceAll(
                        octal -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(octal.group(1), 8))));
    }

    /** @param path without links */
    boolean isPoint(String path) {
        return mounts.stream().anyMatch(mount -> mount.point().equals(path));
    }

    /** Whether the mount that the path is on, or its file system, is read only; the last mount at a point counts. */
    boolean isReadOnly(String path) {
        List<Mount> above = new ArrayList<>(
                mounts.stream().filter(mount -> mount.holds(path)).toList());
        int longest =
                above.stream().mapToInt(mount -> mount.point().length()).max().orElse(0);
        above.removeIf(mount -> mount.point().length() < longest);
        return !above.isEmpty() && above.get(above.size() - 1).isReadOnly();
    }
}
