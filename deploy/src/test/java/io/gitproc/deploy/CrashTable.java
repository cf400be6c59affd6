package io.gitproc.deploy;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The steps at which daemons were to be killed, and how often that was survived, as Markdown.
 *
 * @param points of one lap
 * @param survived whether the next daemon ended the lap, by point; false where the daemon never came to that point
 */
record CrashTable(CrashPoints points, SortedMap<String, Boolean> survived) {
    private static final String HEAD =
            "| step | in a lap | tried before | tried after | survived |\n|---|---|---|---|---|\n";

    String text() {
        StringBuilder table = new StringBuilder(HEAD);
        steps().forEach(step -> table.append(row(step)));
        return table.toString();
    }

    private SortedSet<String> steps() {
        SortedSet<String> steps = new TreeSet<>();
        points.passages().keySet().forEach(when -> steps.add(when.replaceFirst("^(before|after)-", "")));
        return steps;
    }

    private String row(String step) {
        int before = tried("before-" + step);
        int after = tried("after-" + step);
        return "| `%s` | %d | %s | %s | %d |\n"
                .formatted(step, passages(step), orNothing(before), orNothing(after), survivals(step));
    }

    private int passages(String step) {
        return Math.max(
                points.passages().getOrDefault("before-" + step, 0),
                points.passages().getOrDefault("after-" + step, 0));
    }

    private int tried(String when) {
        return (int) survived.keySet().stream()
                .filter(point -> point.startsWith(when + ":"))
                .count();
    }

    private long survivals(String step) {
        return survived.entrySet().stream()
                .filter(each -> each.getKey().matches("(before|after)-\\Q" + step + "\\E:.*"))
                .filter(each -> each.getValue())
                .count();
    }

    private static String orNothing(int count) {
        return count == 0 ? "" : String.valueOf(count);
    }
}
