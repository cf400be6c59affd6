package io.gitproc.model.unit;

import java.util.List;
import java.util.Optional;

/**
 * Reads sets of capabilities: names between blanks; {@code ~} in front takes them away.
 *
 * <p>An empty line means none and a lone {@code ~} all. A line is merged with what the lines before it gave; the first
 * one, and one after a line that gave the initial set, stands for itself. Source: systemd's
 * {@code config_parse_capability_set}.
 */
final class Capabilities implements Grammar<CapabilitySet> {
    static final Grammar<CapabilitySet> BOUNDING = new Capabilities(CapabilitySet.ALL);
    static final Grammar<CapabilitySet> AMBIENT = new Capabilities(CapabilitySet.NONE);

    private static final String EXCEPT = "~";
    private static final String HINT = "write names of capabilities(7), such as CAP_NET_BIND_SERVICE";

    private final CapabilitySet initial;

    private Capabilities(CapabilitySet initial) {
        this.initial = initial;
    }

    @Override
    public Optional<CapabilitySet> read(List<Assignment> lines, Diagnostics out) {
        CapabilitySet set = initial;
        for (Assignment line : lines) {
            set = merged(set, line, out);
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(set);
    }

    private CapabilitySet merged(CapabilitySet before, Assignment line, Diagnostics out) {
        boolean takesAway = line.text().startsWith(EXCEPT);
        CapabilitySet named = named(line, takesAway ? EXCEPT.length() : 0, out);
        boolean replaces = named.isEmpty() || before.equals(initial);
        if (takesAway) {
            return (replaces ? CapabilitySet.ALL : before).without(named);
        }
        return replaces ? named : before.with(named);
    }

    private static CapabilitySet named(Assignment line, int from, Diagnostics out) {
        CapabilitySet named = CapabilitySet.NONE;
        for (Word word :
                Words.of(line.text().substring(from), Words.Backslash.QUOTES).list()) {
            Optional<CapabilitySet> one = CapabilitySet.named(word.text());
            if (one.isEmpty()) {
                unknown(line, from + word.start(), word, out);
            }
            named = named.with(one.orElse(CapabilitySet.NONE));
        }
        return named;
    }

    /** What is wrong in a set may leave a service more rights than were meant: the unit is refused. */
    private static void unknown(Assignment line, int index, Word word, Diagnostics out) {
        line.sayAt(index, Severity.ERROR, "has " + Quoted.of(word.text()) + ", which is not a capability", HINT, out);
    }

    @Override
    public List<String> write(CapabilitySet set) {
        return List.of(set.isAll() ? EXCEPT : set.toString());
    }
}
