package io.gitproc.executors;

import io.gitproc.model.plan.InvocationId;
import io.gitproc.model.unit.UnitName;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name under which the kernel keeps one invocation: the same for its cgroup and for its folder, so what a process
 * runs is read off its cgroup.
 *
 * @param unit the unit it is an invocation of
 * @param generation the first 12 digits of the identity of the specification that it was started from
 * @param id this start
 */
public record InvocationKey(UnitName unit, String generation, InvocationId id) implements Comparable<InvocationKey> {
    private static final Pattern DIRECTORY = Pattern.compile("([0-9a-f]{12})-([0-9a-f]{32})");
    private static final Comparator<InvocationKey> ORDER = Comparator.comparing(InvocationKey::unit)
            .thenComparing(InvocationKey::id)
            .thenComparing(InvocationKey::generation);

    /** The last part of the path: {@code <generation>-<id>}. */
    public String directory() {
        return generation + "-" + id;
    }

    /** Reads back what {@link #directory()} wrote below the folder of the unit; empty for anything else. */
    public static Optional<InvocationKey> parse(String unitDirectory, String directory) {
        Matcher matcher = DIRECTORY.matcher(directory);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return UnitName.parse(unitDirectory)
                .filter(unit -> unit.value().equals(unitDirectory))
                .map(unit -> new InvocationKey(unit, matcher.group(1), new InvocationId(matcher.group(2))));
    }

    @Override
    public int compareTo(InvocationKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return unit + "/" + directory();
    }
}
