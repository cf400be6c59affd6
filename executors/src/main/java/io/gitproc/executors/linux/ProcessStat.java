package io.gitproc.executors.linux;

import java.util.List;
import java.util.Optional;

/**
 * A line of {@code /proc/<pid>/stat}, proc(5).
 *
 * @param start clock ticks since boot: with the number and the boot, the identity of a process
 */
record ProcessStat(long pid, long parent, char state, long start) {
    private static final int STATE = 0; // Places after the name, where fields are counted from 3.
    private static final int PARENT = 1;
    private static final int START = 19;

    /** The name stands in brackets and may hold blanks and brackets, so fields are counted from its last one. */
    static Optional<ProcessStat> parse(String line) {
        int name = line.indexOf(" (");
        int rest = line.lastIndexOf(") ");
        if (name < 0 || rest < name) {
            return Optional.empty();
        }
        List<String> fields = List.of(line.substring(rest + 2).split(" ", -1));
        return Optional.of(new ProcessStat(
                Long.parseLong(line.substring(0, name)),
                Long.parseLong(fields.get(PARENT)),
                fields.get(STATE).charAt(0),
                Long.parseLong(fields.get(START))));
    }

    /** Whether it can still run: not a zombie that its parent has not reaped. */
    boolean isAlive() {
        return state != 'Z' && state != 'X';
    }
}
