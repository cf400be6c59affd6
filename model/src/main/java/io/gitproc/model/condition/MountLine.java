package io.gitproc.model.condition;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code /proc/self/mountinfo}, proc(5).
 *
 * @param options of the mount
 * @param superOptions of the file system; for a cgroup its controllers are among them
 */
public record MountLine(String point, List<String> options, String type, List<String> superOptions) {
    private static final String SEPARATOR = " - ";
    private static final int POINT = 4;
    private static final int OPTIONS = 5;
    private static final int SUPER_OPTIONS = 2;
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    /** In the order of mounting: a later one hides an earlier one at the same point. */
    public static List<MountLine> all(String mountInfo) {
        return mountInfo.lines().flatMap(line -> parse(line).stream()).toList();
    }

    private static Optional<MountLine> parse(String line) {
        List<String> halves = List.of(line.split(SEPARATOR, 2));
        List<String> place = List.of(halves.get(0).split(" ", -1));
        List<String> kind = List.of(halves.get(halves.size() - 1).split(" ", -1));
        if (halves.size() < 2 || place.size() <= OPTIONS || kind.size() <= SUPER_OPTIONS) {
            return Optional.empty();
        }
        return Optional.of(new MountLine(
                unescape(place.get(POINT)), list(place.get(OPTIONS)), kind.get(0), list(kind.get(SUPER_OPTIONS))));
    }

    private static List<String> list(String options) {
        return List.of(options.split(",", -1));
    }

    private static String unescape(String path) {
        return OCTAL.matcher(path)
                .replaceAll(
                        octal -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(octal.group(1), 8))));
    }
}
