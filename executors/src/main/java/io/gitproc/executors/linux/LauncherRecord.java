package io.gitproc.executors.linux;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The record {@code launcher}: who says that it serves an invocation.
 *
 * @param start clock ticks since boot
 * @param boot the id of the boot that the numbers belong to
 */
record LauncherRecord(long pid, long start, String boot) {
    private static final String NUMBER = "[0-9]{1,18}";

    /** Empty when something is missing or is not a number. */
    static Optional<LauncherRecord> parse(String text) {
        Map<String, String> fields = text.lines()
                .map(line -> line.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(field -> field[0], field -> field[1], (first, second) -> first));
        String pid = fields.getOrDefault("pid", "");
        String start = fields.getOrDefault("start", "");
        if (!pid.matches("[0-9]{1,9}") || !start.matches(NUMBER) || !fields.containsKey("boot")) {
            return Optional.empty();
        }
        return Optional.of(new LauncherRecord(Long.parseLong(pid), Long.parseLong(start), fields.get("boot")));
    }
}
