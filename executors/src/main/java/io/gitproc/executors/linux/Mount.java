package io.gitproc.executors.linux;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code /proc/self/mountinfo}, proc(5).
 *
 * @param options those of the file system; for a cgroup its controllers are among them
 */
record Mount(Path point, String type, List<String> options) {
    private static final String SEPARATOR = " - ";
    private static final int POINT = 4;
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    /** In the order of mounting: a later one hides an earlier one at the same point. */
    static List<Mount> parseAll(String mountInfo) {
        List<Mount> mounts = new ArrayList<>();
        mountInfo.lines().forEach(line -> parse(line).ifPresent(mounts::add));
        return mounts;
    }

    private static Optional<Mount> parse(String line) {
        int separator = line.indexOf(SEPARATOR);
        if (separator < 0) {
            return Optional.empty();
        }
        List<String> place = List.of(line.substring(0, separator).split(" ", -1));
        List<String> kind =
                List.of(line.substring(separator + SEPARATOR.length()).split(" ", -1));
        if (place.size() <= POINT || kind.size() < 3) {
            return Optional.empty();
        }
        Path point = Path.of(unescape(place.get(POINT)));
        return Optional.of(new Mount(point, kind.get(0), List.of(kind.get(2).split(",", -1))));
    }

    private static String unescape(String path) {
        return OCTAL.matcher(path).replaceAll(Mount::character);
    }

    private static String character(MatchResult octal) {
        String character = String.valueOf((char) Integer.parseInt(octal.group(1), 8));
        return Matcher.quoteReplacement(character);
    }

    boolean isCgroup(CgroupVersion version) {
        return switch (version) {
            case V1 -> type.equals("cgroup");
            case V2 -> type.equals("cgroup2");
        };
    }
}
