package io.gitproc.model.unit;

import java.util.Collection;
import java.util.Optional;

/**
 * The lines of a timer's file. What its {@code [Unit]} asks of the host is asked when its service is started, and what it
 * says for people is the service's to say: there is no second unit.
 */
final class TimerLines {
    private TimerLines() {}

    /** Whether a line is one of the service that is started. */
    static boolean count(Assignment line) {
        return !line.section().equals(Directives.UNIT)
                || isOf(line, Directives.CONDITIONS.values())
                || isOf(line, Directives.ASSERTS.values());
    }

    private static boolean isOf(Assignment line, Collection<? extends Directive<?>> rows) {
        return rows.stream().anyMatch(row -> row.reads(line));
    }

    /** Passes over one that does not count. */
    static void pass(Assignment line, Diagnostics out) {
        Optional<Directive<?>> known = Directives.named(line.section(), line.key());
        boolean isForPeople = known.filter(Directives.DESCRIPTION::equals).isPresent()
                || KnownDirectives.role(line.section(), line.key()) == KnownDirectives.Role.METADATA;
        if (isForPeople) {
            return;
        }
        if (known.isPresent()) {
            out.add(
                    Severity.WARNING,
                    line.at(),
                    Quoted.of(line.key()) + "= is not read in a timer; it is ignored",
                    "write it into " + line.unit() + ", which is what is started");
        } else {
            Unhandled.judge(line, out);
        }
    }
}
