package io.gitproc.executors.linux;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The records {@code launcher} and {@code started}: a process that once was what the record says.
 *
 * @param start clock ticks since boot
 * @param boot the id of the boot that the numbers belong to
 */
record ProcessRecord(long pid, long start, String boot) {
    private static final String NUMBER = "[0-9]{1,18}";

    /** Empty when something is missing or is not a number. */
    static Optional<ProcessRecord> parse(String text) {
        Map<String, String> fields = text.lines()
                .map(line -> line.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(field -> field[0], field -> field[1], (first, second) -> first));
        String pid = fields.getOrDefault("pid", "");
        String start = fields.getOrDefault("start", "");
        if (!pid.matches("[0-9]{1,9}") || !start.matches(NUMBER) || !fields.containsKey("boot")) {
            return Optional.empty();
        }
        return Optional.of(new ProcessRecord(Long.parseLong(pid), Long.parseLong(start), fields.get("boot")));
    }

    /** The process, if it is still the same one and has not ended. */
    Optional<ProcessStat> running(ProcFs proc) {
        return boot.equals(proc.bootId())
                ? proc.process(pid).filter(now -> now.isAlive() && now.start() == start)
                : Optional.empty();
    }
}
