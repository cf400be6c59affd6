package io.gitproc.model.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges the lines that no directive of the table reads. */
final class Unhandled {
    private Unhandled() {}

    static void judge(Assignment line, Diagnostics out) {
        switch (KnownDirectives.role(line.section(), line.key())) {
            case METADATA -> {}
            case PROTECTION -> protection(line, out);
            case LATER -> warn(line, "is not supported yet", "", out);
            case UNKNOWN -> unknown(line, out);
        }
    }

    /** A protection is never dropped silently. */
    private static void protection(Assignment line, Diagnostics out) {
        if (!KnownDirectives.isOff(line.key(), line.text())) {
            line.say(
                    Severity.ERROR,
                    "asks for a protection that this version cannot give",
                    "remove the line if the service may run without it",
                    out);
        }
    }

    private static void unknown(Assignment line, Diagnostics out) {
        if (out.isFull()) {
            return;
        }
        home(line.key())
                .ifPresentOrElse(
                        section -> warn(line, "belongs in [" + section + "]", "move it there", out),
                        () -> warn(line, "is not a directive of [" + line.section() + "]", suggestion(line), out));
    }

    private static Optional<String> home(String key) {
        return List.of(Directives.UNIT, Directives.SERVICE, Directives.OWN, Directives.TIMER).stream()
                .filter(section -> Directives.named(section, key).isPresent()
                        || KnownDirectives.names(section).contains(key))
                .findFirst();
    }

    private static String suggestion(Assignment line) {
        return Nearest.to(line.key(), names(line.section()).stream())
                .map(name -> "did you mean " + name + "=?")
                .orElse("");
    }

    /** Those that work come first, so that they win over others that are just as near. */
    private static List<String> names(String section) {
        List<String> names = new ArrayList<>();
        for (Directive<?> directive : Directives.ALL) {
            if (directive.sections().contains(section)) {
                names.addAll(directive.keys());
            }
        }
        names.addAll(KnownDirectives.names(section));
        return names;
    }

    private static void warn(Assignment line, String predicate, String hint, Diagnostics out) {
        out.add(Severity.WARNING, line.at(), Quoted.of(line.key()) + "= " + predicate + "; it is ignored", hint);
    }
}
